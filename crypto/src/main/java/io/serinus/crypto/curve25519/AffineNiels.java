package io.serinus.crypto.curve25519;

import java.util.List;

/** A point with Z = 1 prepared for being added: y+x, y-x and 2dxy. */
final class AffineNiels {
  final FieldElement yPlusX = new FieldElement();
  final FieldElement yMinusX = new FieldElement();
  final FieldElement xy2d = new FieldElement();

  /** The neutral element, to be selected into. */
  AffineNiels() {
    yPlusX.set(1);
    yMinusX.set(1);
  }

  private AffineNiels(EdwardsPoint p, FieldElement zInverse) {
    FieldElement x = new FieldElement();
    FieldElement y = new FieldElement();
    x.mul(p.x, zInverse);
    y.mul(p.y, zInverse);
    yPlusX.add(y, x);
    yMinusX.sub(y, x);
    xy2d.mul(x, y);
    xy2d.mul(xy2d, CurveConstants.TWO_D);
  }

  /** Prepares many points at the price of one inversion (Montgomery's trick). */
  static AffineNiels[] ofAll(List<EdwardsPoint> points) {
    int n = points.size();
    FieldElement[] products = new FieldElement[n];
    FieldElement product = FieldElement.of(1);
    for (int i = 0; i < n; i++) {
      products[i] = FieldElement.copyOf(product);
      product.mul(product, points.get(i).z);
    }
    FieldElement inverse = new FieldElement();
    inverse.invert(product);
    AffineNiels[] prepared = new AffineNiels[n];
    for (int i = n - 1; i >= 0; i--) {
      FieldElement zInverse = products[i];
      zInverse.mul(zInverse, inverse);
      inverse.mul(inverse, points.get(i).z);
      prepared[i] = new AffineNiels(points.get(i), zInverse);
    }
    return prepared;
  }

  void setIdentity() {
    yPlusX.set(1);
    yMinusX.set(1);
    xy2d.set(0);
  }

  /** this = choice == 1 ? other : this, in constant time. */
  void select(AffineNiels other, int choice) {
    yPlusX.select(other.yPlusX, choice);
    yMinusX.select(other.yMinusX, choice);
    xy2d.select(other.xy2d, choice);
  }

  /** this = choice == 1 ? -this : this, in constant time. */
  void negateIf(int choice) {
    FieldElement swap = FieldElement.copyOf(yPlusX);
    yPlusX.select(yMinusX, choice);
    yMinusX.select(swap, choice);
    xy2d.negateIf(choice);
  }
}
