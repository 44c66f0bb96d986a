package io.serinus.pallet.proxy;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;

/**
 * A call that a proxy is going to make.
 *
 * @param real in whose name
 * @param height the block in which it was announced
 */
@Scale("pallet_proxy::Announcement")
public record Announcement(AccountId real, H256 callHash, @U32 long height) {}
