package io.serinus.rpc.legacy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.Extrinsics;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.io.IOException;
import java.math.BigInteger;

/** {@code payment_*}: what a transaction would weigh and cost, as the runtime says. */
public final class PaymentRpc implements MethodRegistry.ApiGroup {
  private static final int RUNTIME_ERROR = 1;
  private static final int DECODE_ERROR = 2;
  private static final String[] CLASSES = {"normal", "operational", "mandatory"};

  private final RpcBackend backend;
  private final BlockResolver blocks;

  /** Over this node. */
  public PaymentRpc(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("payment_queryInfo", this::queryInfo)
        .method("payment_queryFeeDetails", this::queryFeeDetails);
  }

  private JsonBody queryInfo(Params params) throws RpcException {
    String failure = "Unable to query dispatch info.";
    ScaleReader in = ask(params, "TransactionPaymentApi_query_info", failure);
    try {
      BigInteger refTime = unsigned(in.readCompact());
      BigInteger proofSize = unsigned(in.readCompact());
      String kind = CLASSES[Math.min(in.readU8(), CLASSES.length - 1)];
      String fee = u128(in).toString();
      return out -> {
        out.writeStartObject();
        out.writeObjectFieldStart("weight");
        out.writeFieldName("ref_time");
        out.writeNumber(refTime);
        out.writeFieldName("proof_size");
        out.writeNumber(proofSize);
        out.writeEndObject();
        out.writeStringField("class", kind);
        out.writeStringField("partialFee", fee);
        out.writeEndObject();
      };
    } catch (ScaleException e) {
      throw runtimeError(failure, String.valueOf(e.getMessage()));
    }
  }

  private JsonBody queryFeeDetails(Params params) throws RpcException {
    String failure = "Unable to query fee details.";
    ScaleReader in = ask(params, "TransactionPaymentApi_query_fee_details", failure);
    try {
      if (!in.readBool()) {
        return out -> {
          out.writeStartObject();
          out.writeNullField("inclusionFee");
          out.writeEndObject();
        };
      }
      BigInteger base = u128(in);
      BigInteger length = u128(in);
      BigInteger weight = u128(in);
      return out -> {
        out.writeStartObject();
        out.writeObjectFieldStart("inclusionFee");
        writeHex(out, "baseFee", base);
        writeHex(out, "lenFee", length);
        writeHex(out, "adjustedWeightFee", weight);
        out.writeEndObject();
        out.writeEndObject();
      };
    } catch (ScaleException e) {
      throw runtimeError(failure, String.valueOf(e.getMessage()));
    }
  }

  private ScaleReader ask(Params params, String function, String failure) throws RpcException {
    byte[] given = params.bytes(0, "encodedXt");
    byte[] extrinsic;
    try {
      extrinsic = Extrinsics.first(given);
    } catch (ScaleException e) {
      throw RpcException.withText(DECODE_ERROR, failure, String.valueOf(e.getMessage()));
    }
    byte[] arguments = new ScaleWriter().writeFixed(extrinsic).writeU32(given.length).toByteArray();
    try {
      return new ScaleReader(
          backend.runtime().call(blocks.orBest(params, 1, "at"), function, arguments));
    } catch (BackendException e) {
      throw runtimeError(failure, e.message());
    }
  }

  private static RpcException runtimeError(String failure, String why) {
    return RpcException.withText(RUNTIME_ERROR, failure, why);
  }

  private static void writeHex(JsonGenerator out, String name, BigInteger value)
      throws IOException {
    out.writeStringField(name, "0x" + value.toString(16));
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static BigInteger u128(ScaleReader in) {
    BigInteger low = unsigned(in.readU64());
    return low.or(unsigned(in.readU64()).shiftLeft(64));
  }
}
