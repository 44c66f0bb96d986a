/**
 * SCALE, the Simple Concatenated Aggregate Little-Endian codec of Polkadot.
 *
 * <p>Start at {@link io.serinus.scale.Codec}: how a type is written, read and described. {@link
 * io.serinus.scale.Codecs} holds the codecs of Java's own types and the ways to combine them;
 * {@link io.serinus.scale.ScaleReader} is strict and safe on hostile input. This package stands
 * below the runtime boundary: it is pure, and depends on nothing.
 *
 * @see <a href="https://spec.polkadot.network/id-cryptography-encoding">Polkadot specification,
 *     SCALE</a>
 */
@NullMarked
package io.serinus.scale;

import org.jspecify.annotations.NullMarked;
