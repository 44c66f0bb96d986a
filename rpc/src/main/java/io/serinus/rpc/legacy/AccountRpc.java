package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
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
import java.util.Arrays;
import java.util.List;

/**
 * {@code system_accountNextIndex} and {@code system_dryRun}: what FRAME adds to the system group.
 */
public final class AccountRpc implements MethodRegistry.ApiGroup {
  private static final int RUNTIME_ERROR = 1;
  private static final int DECODE_ERROR = 2;

  private final RpcBackend backend;
  private final BlockResolver blocks;

  /** Over this node. */
  public AccountRpc(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("system_accountNextIndex", this::nextIndex)
        .alias("account_nextIndex", "system_accountNextIndex")
        .unsafe("system_dryRun", this::dryRun)
        .alias("system_dryRunAt", "system_dryRun");
  }

  /** The nonce in the state, and above it those of the sender's transactions that are ready. */
  private JsonBody nextIndex(Params params) throws RpcException {
    byte[] account = Addresses.account(params.string(0, "account"));
    long nonce;
    try {
      byte[] answer =
          backend
              .runtime()
              .call(backend.chain().best().hash(), "AccountNonceApi_account_nonce", account);
      nonce = new ScaleReader(answer).readU32();
    } catch (BackendException e) {
      throw RpcException.withText(RUNTIME_ERROR, "Unable to query nonce.", e.message());
    } catch (ScaleException e) {
      throw RpcException.withText(
          RUNTIME_ERROR, "Unable to query nonce.", String.valueOf(e.getMessage()));
    }
    for (List<byte[]> provides : backend.pool().readyTags()) {
      if (!provides.isEmpty() && Arrays.equals(provides.getFirst(), tag(account, nonce))) {
        nonce++;
      }
    }
    return JsonBody.number(nonce);
  }

  private static byte[] tag(byte[] account, long nonce) {
    return new ScaleWriter().writeFixed(account).writeU32(nonce).toByteArray();
  }

  private JsonBody dryRun(Params params) throws RpcException {
    byte[] given = params.bytes(0, "extrinsic");
    H256 at = blocks.orBest(params, 1, "at");
    try {
      return JsonBody.hex(
          backend.runtime().call(at, "BlockBuilder_apply_extrinsic", Extrinsics.first(given)));
    } catch (ScaleException e) {
      throw RpcException.withText(
          DECODE_ERROR, "Unable to dry run extrinsic", String.valueOf(e.getMessage()));
    } catch (BackendException e) {
      throw RpcException.withText(RUNTIME_ERROR, "Unable to dry run extrinsic.", e.message());
    }
  }
}
