package io.serinus.node.chainspec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.ChainRules;
import io.serinus.host.client.CodeSubstitutes;
import io.serinus.primitives.H256;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which chain a node is on.
 *
 * @param name for people, such as {@code Kusama}
 * @param id for machines and folders, such as {@code ksmcc3}
 * @param chainType what it is for
 * @param bootNodes addresses of the first peers
 * @param telemetryEndpoints where nodes that want to be seen report, as the spec has it; {@code
 *     null} in JSON where there are none
 * @param protocolId the prefix of its network protocols' names
 * @param forkId tells forks with the same genesis apart in these names
 * @param properties what wallets want to know, such as {@code ss58Format}
 * @param codeSubstitutes blobs to run instead of the one on chain, from a block number on
 * @param badBlocks blocks that are never to be accepted
 * @param genesis its first state
 */
public record ChainSpec(
    String name,
    String id,
    ChainType chainType,
    List<String> bootNodes,
    JsonNode telemetryEndpoints,
    Optional<String> protocolId,
    Optional<String> forkId,
    ObjectNode properties,
    NavigableMap<Long, byte[]> codeSubstitutes,
    List<H256> badBlocks,
    GenesisSource genesis) {
  public ChainSpec {
    bootNodes = List.copyOf(bootNodes);
    badBlocks = List.copyOf(badBlocks);
  }

  /** What the chain's client must know of it. */
  public ChainRules rules() {
    return new ChainRules(new CodeSubstitutes(codeSubstitutes), Set.copyOf(badBlocks));
  }

  /** The same chain with its genesis state written out. */
  public ChainSpec withGenesis(GenesisSource other) {
    return new ChainSpec(
        name,
        id,
        chainType,
        bootNodes,
        telemetryEndpoints,
        protocolId,
        forkId,
        properties,
        codeSubstitutes,
        badBlocks,
        other);
  }
}
