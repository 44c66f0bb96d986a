package io.serinus.rpc.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code chain_*}: headers, blocks, hashes, and subscriptions to heads. */
public final class ChainRpc implements MethodRegistry.ApiGroup {
  private static final BigInteger MAX_NUMBER = BigInteger.valueOf(0xffff_ffffL);

  private final ChainBackend chain;

  /** Over this chain. */
  public ChainRpc(ChainBackend chain) {
    this.chain = chain;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("chain_getHeader", this::getHeader)
        .method("chain_getBlock", this::getBlock)
        .method("chain_getBlockHash", this::getBlockHash)
        .alias("chain_getHead", "chain_getBlockHash")
        .method("chain_getFinalizedHead", params -> JsonBody.hex(chain.finalized().hash()))
        .alias("chain_getFinalisedHead", "chain_getFinalizedHead");
    to.subscription(
            "chain_subscribeNewHeads",
            "chain_newHead",
            "chain_unsubscribeNewHeads",
            (params, context, sink) -> HeadFollower.start(chain, HeadFollower.Kind.BEST, sink))
        .subscription(
            "chain_subscribeAllHeads",
            "chain_allHead",
            "chain_unsubscribeAllHeads",
            (params, context, sink) -> HeadFollower.start(chain, HeadFollower.Kind.ALL, sink))
        .subscription(
            "chain_subscribeFinalizedHeads",
            "chain_finalizedHead",
            "chain_unsubscribeFinalizedHeads",
            (params, context, sink) ->
                HeadFollower.start(chain, HeadFollower.Kind.FINALIZED, sink));
    for (String alias : List.of("subscribe_newHead", "chain_subscribeNewHead")) {
      to.alias(alias, "chain_subscribeNewHeads");
    }
    for (String alias : List.of("unsubscribe_newHead", "chain_unsubscribeNewHead")) {
      to.alias(alias, "chain_unsubscribeNewHeads");
    }
    to.alias("chain_subscribeFinalisedHeads", "chain_subscribeFinalizedHeads")
        .alias("chain_unsubscribeFinalisedHeads", "chain_unsubscribeFinalizedHeads");
  }

  private H256 hashOrBest(Params params) throws RpcException {
    H256 hash = params.optionalHash(0, "hash");
    return hash == null ? chain.best().hash() : hash;
  }

  private JsonBody getHeader(Params params) throws RpcException {
    Header header = chain.header(hashOrBest(params));
    return header == null ? JsonBody.NULL : ChainJson.header(header);
  }

  private JsonBody getBlock(Params params) throws RpcException {
    H256 hash = hashOrBest(params);
    Header header = chain.header(hash);
    List<byte[]> body = chain.body(hash);
    if (header == null || body == null) {
      return JsonBody.NULL;
    }
    List<ChainBackend.Justification> justifications = chain.justifications(hash);
    return out -> {
      out.writeStartObject();
      out.writeObjectFieldStart("block");
      out.writeFieldName("header");
      ChainJson.header(header).writeTo(out);
      out.writeFieldName("extrinsics");
      JsonBody.hexArray(body).writeTo(out);
      out.writeEndObject();
      out.writeFieldName("justifications");
      if (justifications.isEmpty()) {
        out.writeNull();
      } else {
        out.writeStartArray();
        for (ChainBackend.Justification each : justifications) {
          out.writeStartArray();
          numbers(each.engine()).writeTo(out);
          numbers(each.proof()).writeTo(out);
          out.writeEndArray();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    };
  }

  /** Bytes as an array of numbers, which is how the reference shows justifications. */
  private static JsonBody numbers(byte[] bytes) {
    return out -> {
      out.writeStartArray();
      for (byte b : bytes) {
        out.writeNumber(b & 0xff);
      }
      out.writeEndArray();
    };
  }

  private JsonBody getBlockHash(Params params) throws RpcException {
    JsonNode asked = params.optional(0, "hash");
    if (asked == null) {
      return JsonBody.hex(chain.best().hash());
    }
    if (!asked.isArray()) {
      return JsonBody.hex(hashOf(asked));
    }
    List<JsonBody> hashes = new ArrayList<>();
    for (JsonNode each : asked) {
      hashes.add(JsonBody.hex(hashOf(each)));
    }
    return JsonBody.array(hashes);
  }

  private @Nullable H256 hashOf(JsonNode numberOrHex) throws RpcException {
    BigInteger number = null;
    if (numberOrHex.isIntegralNumber() && numberOrHex.bigIntegerValue().bitLength() <= Long.SIZE) {
      number = numberOrHex.bigIntegerValue();
    } else if (numberOrHex.isTextual()
        && numberOrHex.textValue().length() <= 66
        && numberOrHex.textValue().matches("0x[0-9a-fA-F]+")) {
      number = new BigInteger(numberOrHex.textValue().substring(2), 16);
    }
    if (number == null || number.signum() < 0) {
      throw RpcException.invalidParams("invalid block number: expected a number or hex");
    }
    if (number.compareTo(MAX_NUMBER) > 0) {
      throw ClientErrors.chainOther(
          "`%s(%s)` > u32::MAX, the max block number is u32."
              .formatted(numberOrHex.isTextual() ? "Hex" : "Number", number));
    }
    return chain.canonicalHash(number.longValue());
  }
}
