package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Voters, some of them faulty, on a network that delays, loses and reorders, over a block tree that
 * forks. Time is a number; everything follows from the seed.
 */
final class VoterSimulation {
  private static final long GOSSIP = 100;

  record Event(long at, long order, Runnable action) {}

  /** An honest node: what it has on disk outlives a crash, the voter in memory does not. */
  final class Node {
    final int index;
    final TestChain chain = new TestChain(VotingRule.standard());
    final Map<String, SignedVote> said = new HashMap<>();
    final List<BlockRef> finalizedBlocks = new ArrayList<>();
    BlockRef finalized = chain.genesis();
    VoterState disk = VoterState.startingFrom(0, chain.genesis());
    GrandpaVoter voter;
    final Map<Long, Set<SignedVote>> heard = new HashMap<>();
    int equivocationsSeen;

    Node(int index) {
      this.index = index;
      this.voter = boot();
    }

    GrandpaVoter boot() {
      return new GrandpaVoter(
          disk, voters, finalized, chain, TestVoters.CHECK, TestVoters.signer(index), GOSSIP, now);
    }

    void start() {
      perform(voter.start(now));
      tickLater();
      relayLater();
    }

    void restart() {
      voter = boot();
      perform(voter.start(now));
    }

    void tickLater() {
      long at = Math.min(voter.wakeAt(now), now + 4 * GOSSIP);
      schedule(
          Math.max(1, at - now),
          () -> {
            perform(voter.onTick(now));
            tickLater();
          });
    }

    void hear(long round, SignedVote vote) {
      heard.computeIfAbsent(round, r -> new LinkedHashSet<>()).add(vote);
      perform(voter.onVote(round, vote, now));
    }

    /** As gossip does: what one has heard goes on to others, until it is of no use any more. */
    private void relayLater() {
      schedule(
          2 * GOSSIP,
          () -> {
            Node peer = randomNode();
            announceRound();
            for (long round = voter.round() - 1; round <= voter.round(); round++) {
              long number = round;
              for (SignedVote vote : heard.getOrDefault(round, Set.of())) {
                deliver(this, peer, () -> peer.hear(number, vote));
              }
            }
            heard.keySet().removeIf(round -> round + 3 < voter.round());
            relayLater();
          });
    }

    void learn(Header header) {
      if (!chain.knows(header.parentHash()) || header.number() <= finalized.number()) {
        return; // on a fork that has lost
      }
      BlockRef block = chain.add(header);
      perform(voter.onBlock(block, now));
    }

    void perform(List<VoterAction> actions) {
      for (VoterAction action : actions) {
        switch (action) {
          case VoterAction.Persist persist ->
              disk = VoterState.CODEC.decode(VoterState.CODEC.encode(persist.state()));
          case VoterAction.SendVote send -> sendVote(send);
          case VoterAction.SendCommit send ->
              broadcast(index, node -> node.receiveCommit(send.round(), send.commit()));
          case VoterAction.Finalize done -> makeFinal(done);
          case VoterAction.Report report -> equivocationsSeen++;
          case VoterAction.Entered entered -> announceRound();
          case VoterAction.AskToCatchUp ask -> askForHelp(ask.round());
        }
      }
    }

    private void announceRound() {
      broadcast(index, node -> node.perform(node.voter.onPeerRound(voter.round(), now)));
    }

    private void sendVote(VoterAction.SendVote send) {
      boolean written =
          disk.own().all().anyMatch(send.vote()::equals)
              || disk.last().votes().contains(send.vote());
      require(written, "a vote was sent before it was on disk");
      String key = send.round() + " " + send.vote().vote().kind();
      SignedVote before = said.putIfAbsent(key, send.vote());
      require(before == null || before.equals(send.vote()), index + " equivocates: " + key);
      heard.computeIfAbsent(send.round(), r -> new LinkedHashSet<>()).add(send.vote());
      broadcast(index, node -> node.hear(send.round(), send.vote()));
    }

    private void receiveCommit(long round, Commit commit) {
      try {
        perform(voter.onCommit(round, commit, now));
      } catch (BadJustificationException e) {
        throw new AssertionError("an honest node sent a bad commit", e);
      }
    }

    private void askForHelp(long round) {
      broadcast(
          index, node -> node.voter.catchUp(round).ifPresent(help -> sendHelp(node, this, help)));
    }

    private void makeFinal(VoterAction.Finalize done) {
      GrandpaJustification proof =
          GrandpaJustification.of(done.round(), done.commit(), chain::header).orElseThrow();
      try {
        new JustificationVerifier(voters, 0, TestVoters.CHECK).verify(proof);
      } catch (BadJustificationException e) {
        throw new AssertionError("a block was finalized by a bad proof", e);
      }
      BlockRef block = done.commit().target();
      require(
          chain.isSameOrDescendant(finalized, block),
          index + " finalized " + block + " off the chain of " + finalized);
      finalized = block;
      finalizedBlocks.add(block);
      chain.prune(block);
    }
  }

  private final VoterSet voters;
  private final int faulty;
  private final Random random;
  private final TestChain all = new TestChain(VotingRule.none());
  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparing(Event::order));
  final Map<Integer, Node> nodes = new TreeMap<>();
  private final Map<BlockRef, Header> unspread = new LinkedHashMap<>();
  private double loss;
  private boolean split;
  private long now;
  private long order;

  /**
   * @param size how many voters
   * @param faulty how many of them equivocate
   * @param loss how many of all messages are lost, from 0 to 1
   */
  VoterSimulation(int size, int faulty, double loss, long seed) {
    this.faulty = faulty;
    this.loss = loss;
    this.random = new Random(seed);
    this.voters = TestVoters.set(size);
    for (int i = faulty; i < size; i++) {
      nodes.put(i, new Node(i));
    }
  }

  void start() {
    nodes.values().forEach(node -> schedule(1 + random.nextInt(50), node::start));
    schedule(1, () -> makeBlocks(0));
    for (int i = 0; i < faulty; i++) {
      int index = i;
      schedule(1, () -> misbehave(index));
    }
  }

  /** Runs until a time, in ms. */
  void runUntil(long end) {
    while (!queue.isEmpty() && queue.peek().at() <= end) {
      Event event = queue.remove();
      now = event.at();
      event.action().run();
    }
    now = end;
  }

  /**
   * Cuts the honest voters in two halves that hear nothing of each other and build chains of their
   * own. Those who are faulty talk to both, to each as if it had their support.
   */
  void cutInTwo() {
    split = true;
  }

  /** Joins the halves: everybody learns of all blocks. */
  void join() {
    split = false;
    for (Header header : unspread.values()) {
      nodes.values().forEach(node -> schedule(1, () -> learnWithParents(node, header)));
    }
    unspread.clear();
  }

  private int sideOf(Node node) {
    return node.index % 2;
  }

  void loseNothing() {
    loss = 0;
  }

  void restartSomebody() {
    randomNode().restart();
  }

  long highestBlock() {
    return all.targetAbove(all.genesis()).orElseThrow().number();
  }

  /** Fails if two nodes have finalized blocks of different branches. */
  void requireOneChain() {
    List<BlockRef> finals =
        nodes.values().stream()
            .flatMap(node -> node.finalizedBlocks.stream())
            .sorted(Comparator.comparingLong(BlockRef::number))
            .toList();
    for (int i = 1; i < finals.size(); i++) {
      require(
          all.isSameOrDescendant(finals.get(i - 1), finals.get(i)),
          "two finalized forks: " + finals.get(i - 1) + " and " + finals.get(i));
    }
  }

  private void makeBlocks(int count) {
    Node author = randomNode();
    BlockRef best = author.chain.targetAbove(author.finalized).orElseThrow();
    BlockRef tip = highestKnown(author);
    BlockRef parent = tip;
    if (random.nextInt(4) == 0) {
      long back = Math.min(tip.number(), 1 + random.nextInt(4));
      parent = all.ancestorAt(tip, Math.max(best.number(), tip.number() - back));
    }
    Header header = TestChain.child(parent, count);
    BlockRef block = all.add(header);
    if (split) {
      unspread.put(block, header);
    }
    for (Node node : nodes.values()) {
      if (!split || sideOf(node) == sideOf(author)) {
        schedule(random.nextInt(300), () -> learnWithParents(node, header));
      }
    }
    schedule(200 + random.nextInt(300), () -> makeBlocks(count + 1));
  }

  private static BlockRef highestKnown(Node node) {
    return node.chain.highestAbove(node.finalized);
  }

  private void learnWithParents(Node node, Header header) {
    if (!node.chain.knows(header.parentHash()) && header.number() > node.finalized.number()) {
      learnWithParents(node, all.header(header.parentHash()).orElseThrow());
    }
    node.learn(header);
  }

  /** Votes for different blocks towards different nodes, in the round that one of them is in. */
  private void misbehave(int index) {
    if (split) {
      nodes.values().forEach(node -> pretend(index, node));
    } else {
      long round = nodes.values().iterator().next().voter.round() + random.nextInt(2);
      for (Node node : nodes.values()) {
        Vote.Kind kind = random.nextBoolean() ? Vote.Kind.PREVOTE : Vote.Kind.PRECOMMIT;
        BlockRef best = highestKnown(node);
        long low = Math.max(0, best.number() - random.nextInt(6));
        say(index, node, kind, randomAt(low, best), round);
      }
    }
    schedule(20 + random.nextInt(100), () -> misbehave(index));
  }

  /** Says to a node what that would like to hear: what it would vote for itself. */
  private void pretend(int index, Node node) {
    long round = node.voter.round();
    BlockRef target = node.chain.targetAbove(node.finalized).orElseThrow();
    for (SignedVote own : node.disk.own().all().toList()) {
      target = own.target();
    }
    say(index, node, Vote.Kind.PREVOTE, target, round);
    say(index, node, Vote.Kind.PRECOMMIT, target, round);
  }

  private void say(int index, Node to, Vote.Kind kind, BlockRef target, long round) {
    SignedVote vote = TestVoters.vote(index, kind, target, round, 0);
    schedule(random.nextInt(80), () -> to.hear(round, vote));
  }

  private BlockRef randomAt(long number, BlockRef best) {
    BlockRef block = all.ancestorAt(best, number);
    H256 parent = all.find(block.hash()).orElseThrow().parent();
    if (number > 0 && random.nextInt(3) == 0) {
      return new BlockRef(parent, number - 1);
    }
    return block;
  }

  private interface Delivery {
    void to(Node node);
  }

  private void broadcast(int from, Delivery delivery) {
    for (Node node : nodes.values()) {
      if (node.index != from) {
        deliver(nodes.get(from), node, () -> delivery.to(node));
      }
    }
  }

  private void deliver(Node from, Node to, Runnable message) {
    boolean cutOff = split && sideOf(from) != sideOf(to);
    if (!cutOff && random.nextDouble() >= loss) {
      schedule(1 + random.nextInt((int) GOSSIP), message);
    }
  }

  private Node randomNode() {
    List<Node> running = List.copyOf(nodes.values());
    return running.get(random.nextInt(running.size()));
  }

  private void sendHelp(Node from, Node to, CatchUp help) {
    CatchUp wire = CatchUp.CODEC.decode(CatchUp.CODEC.encode(help));
    deliver(from, to, () -> to.perform(to.voter.onCatchUp(wire, now)));
  }

  private void schedule(long delay, Runnable action) {
    queue.add(new Event(now + delay, order++, action));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
