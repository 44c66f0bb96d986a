package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.H256;

/** A code that anyone may bring as the runtime's next, and whether its version must fit. */
@Scale("frame_system::CodeUpgradeAuthorization")
public record CodeUpgradeAuthorization(H256 codeHash, boolean checkVersion) {}
