package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.extrinsic.Block;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.runtime.ExtrinsicInclusionMode;

/** What hosts need of every runtime. */
@RuntimeApi(value = "Core", id = "df6acb689907609b", version = 5)
public interface Core {
  /** Returns the version of the runtime. */
  RuntimeVersion version();

  /** Execute the given block. */
  void executeBlock(Block block);

  /** Initialize a block with the given header and return the runtime executive mode. */
  ExtrinsicInclusionMode initializeBlock(Header header);
}
