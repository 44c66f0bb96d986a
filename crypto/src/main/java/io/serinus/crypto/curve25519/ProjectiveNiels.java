package io.serinus.crypto.curve25519;

/** A point prepared for being added: Y+X, Y-X, 2Z and 2dT. */
final class ProjectiveNiels {
  final FieldElement yPlusX = new FieldElement();
  final FieldElement yMinusX = new FieldElement();
  final FieldElement z2 = new FieldElement();
  final FieldElement t2d = new FieldElement();

  /** The neutral element, to be selected into. */
  ProjectiveNiels() {
    setIdentity();
  }

  ProjectiveNiels(EdwardsPoint p) {
    yPlusX.add(p.y, p.x);
    yMinusX.sub(p.y, p.x);
    z2.add(p.z, p.z);
    t2d.mul(p.t, CurveConstants.TWO_D);
  }

  void setIdentity() {
    yPlusX.set(1);
    yMinusX.set(1);
    z2.set(2);
    t2d.set(0);
  }

  /** this = choice == 1 ? other : this, in constant time. */
  void select(ProjectiveNiels other, int choice) {
    yPlusX.select(other.yPlusX, choice);
    yMinusX.select(other.yMinusX, choice);
    z2.select(other.z2, choice);
    t2d.select(other.t2d, choice);
  }

  /** this = choice == 1 ? -this : this, in constant time. */
  void negateIf(int choice) {
    FieldElement swap = FieldElement.copyOf(yPlusX);
    yPlusX.select(yMinusX, choice);
    yMinusX.select(swap, choice);
    t2d.negateIf(choice);
  }

  /** The points p, 3p, 5p, … of a signed-window multiplication. */
  static ProjectiveNiels[] oddMultiples(EdwardsPoint p, int count) {
    ProjectiveNiels[] multiples = new ProjectiveNiels[count];
    PointAccumulator sum = new PointAccumulator(p);
    multiples[0] = new ProjectiveNiels(p);
    sum.twice();
    ProjectiveNiels twice = new ProjectiveNiels(sum.toPoint());
    sum.set(p);
    for (int i = 1; i < count; i++) {
      sum.add(twice);
      multiples[i] = new ProjectiveNiels(sum.toPoint());
    }
    return multiples;
  }
}
