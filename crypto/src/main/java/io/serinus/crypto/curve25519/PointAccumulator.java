package io.serinus.crypto.curve25519;

/**
 * A point that is doubled and added to in place, with the working space for it, so that the loops
 * of the multiplications allocate nothing. Formulas: "Twisted Edwards Curves Revisited" (Hisil,
 * Wong, Carter, Dawson), a = -1.
 *
 * <p>T is kept as the two factors {@code e h}: only an addition needs it, and most steps are
 * doublings.
 */
final class PointAccumulator {
  private final FieldElement x = new FieldElement();
  private final FieldElement y = new FieldElement();
  private final FieldElement z = new FieldElement();
  private final FieldElement e = new FieldElement();
  private final FieldElement h = new FieldElement();

  private final FieldElement a = new FieldElement();
  private final FieldElement b = new FieldElement();
  private final FieldElement c = new FieldElement();
  private final FieldElement f = new FieldElement();
  private final FieldElement g = new FieldElement();

  /** Starts at the neutral element. */
  PointAccumulator() {
    y.set(1);
    z.set(1);
    h.set(1);
  }

  PointAccumulator(EdwardsPoint p) {
    set(p);
  }

  void set(EdwardsPoint p) {
    x.set(p.x);
    y.set(p.y);
    z.set(p.z);
    e.set(p.t);
    h.set(1);
  }

  EdwardsPoint toPoint() {
    FieldElement t = new FieldElement();
    t.mul(e, h);
    return new EdwardsPoint(
        FieldElement.copyOf(x), FieldElement.copyOf(y), FieldElement.copyOf(z), t);
  }

  void twice() {
    a.square(x);
    b.square(y);
    c.square(z);
    c.add(c, c);
    e.add(x, y);
    e.square(e);
    h.add(b, a);
    g.sub(b, a);
    e.sub(e, h);
    f.sub(c, g);
    complete();
  }

  void add(ProjectiveNiels p) {
    start(p.yPlusX, p.yMinusX, p.t2d);
    b.mul(z, p.z2);
    f.sub(b, c);
    g.add(b, c);
    complete();
  }

  void subtract(ProjectiveNiels p) {
    start(p.yMinusX, p.yPlusX, p.t2d);
    b.mul(z, p.z2);
    f.add(b, c);
    g.sub(b, c);
    complete();
  }

  void add(AffineNiels p) {
    start(p.yPlusX, p.yMinusX, p.xy2d);
    b.add(z, z);
    f.sub(b, c);
    g.add(b, c);
    complete();
  }

  void subtract(AffineNiels p) {
    start(p.yMinusX, p.yPlusX, p.xy2d);
    b.add(z, z);
    f.add(b, c);
    g.sub(b, c);
    complete();
  }

  /** The half of an addition that does not see Z: e, h, and c = 2dT T'. */
  private void start(FieldElement sum, FieldElement difference, FieldElement t2d) {
    c.mul(e, h);
    c.mul(c, t2d);
    a.add(y, x);
    a.mul(a, sum);
    b.sub(y, x);
    b.mul(b, difference);
    e.sub(a, b);
    h.add(a, b);
  }

  private void complete() {
    x.mul(e, f);
    y.mul(g, h);
    z.mul(f, g);
  }
}
