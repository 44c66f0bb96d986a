package io.serinus.rpc.server;

import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods by name. Built once from {@link ApiGroup}s, then only read. */
public final class MethodRegistry {
  /** A method that answers a request. */
  @FunctionalInterface
  public interface Method {
    /** The result for these parameters. Runs on a worker thread and may block for a while. */
    JsonBody call(Params params) throws RpcException;
  }

  /** A method that needs to know who asks. */
  @FunctionalInterface
  public interface ContextMethod {
    /** The result for these parameters and this caller. */
    JsonBody call(Params params, RequestContext context) throws RpcException;
  }

  /** A method that begins a subscription. */
  @FunctionalInterface
  public interface Subscriber {
    /**
     * Begins to send to the sink. Returning accepts the subscription; what was sent before goes out
     * after the answer that carries its id.
     */
    void subscribe(Params params, RequestContext context, Subscription sink) throws RpcException;
  }

  /** How a method that ends subscriptions answers. */
  @FunctionalInterface
  public interface Ender {
    /**
     * The result.
     *
     * @param ended whether the caller had such a subscription
     */
    JsonBody answer(boolean ended) throws RpcException;
  }

  /**
   * A method that ends a subscription. It ends those of its own kind only, and takes what can't be
   * an id for one that nobody has.
   *
   * @param name its name
   * @param parameter what its one parameter, the subscription's id, is called
   * @param ender how it answers
   */
  public record Ending(String name, String parameter, Ender ender) {
    /** One that says whether there was such a subscription. */
    static Ending of(String name) {
      return new Ending(name, "subscription", JsonBody::bool);
    }

    private ContextMethod method(String notification) {
      return (params, context) -> {
        Connection connection = context.connection();
        if (connection == null) {
          // Nothing lasts over plain HTTP, so there is nothing to end either.
          throw new RpcException(RpcException.INTERNAL_ERROR, "Internal error");
        }
        return ender.answer(
            id(params) instanceof String id && connection.endSubscription(id, notification));
      };
    }

    private @Nullable String id(Params params) {
      try {
        return params.string(0, parameter);
      } catch (RpcException e) {
        return null;
      }
    }
  }

  /** A group of methods that belong together, such as {@code chain_*}. */
  @FunctionalInterface
  public interface ApiGroup {
    /** Adds the group's methods. */
    void register(Builder to);
  }

  /** What stands behind a name. */
  sealed interface Entry {
    /**
     * Answers.
     *
     * @param unsafe whether it is closed to callers from outside
     */
    record Call(ContextMethod method, boolean unsafe) implements Entry {}

    /**
     * Begins a subscription.
     *
     * @param notification the method name its notifications carry
     */
    record Subscribe(Subscriber subscriber, String notification) implements Entry {}
  }

  private final Map<String, Entry> entries;
  private final List<String> names;

  private MethodRegistry(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
    this.names = List.copyOf(new TreeSet<>(entries.keySet()));
  }

  /** Of these groups, and {@code rpc_methods}. */
  public static MethodRegistry of(List<ApiGroup> groups) {
    Builder builder = new Builder();
    groups.forEach(group -> group.register(builder));
    TreeSet<String> all = new TreeSet<>(builder.entries.keySet());
    all.add("rpc_methods");
    builder.method(
        "rpc_methods",
        params ->
            out -> {
              out.writeStartObject();
              out.writeFieldName("methods");
              JsonBody.strings(all).writeTo(out);
              out.writeEndObject();
            });
    return new MethodRegistry(builder.entries);
  }

  @Nullable Entry find(String name) {
    return entries.get(name);
  }

  /** All names, sorted. */
  public List<String> names() {
    return names;
  }

  /** Collects methods. */
  public static final class Builder {
    private final Map<String, Entry> entries = new HashMap<>();

    private Builder() {}

    private void put(String name, Entry entry) {
      if (entries.putIfAbsent(name, entry) != null) {
        throw new IllegalStateException("two methods named " + name);
      }
    }

    /** A method that everybody may call. */
    public Builder method(String name, Method method) {
      put(name, new Entry.Call((params, context) -> method.call(params), false));
      return this;
    }

    /** A method that everybody may call and that looks at who asks. */
    public Builder contextMethod(String name, ContextMethod method) {
      put(name, new Entry.Call(method, false));
      return this;
    }

    /** A method closed to callers from outside. */
    public Builder unsafe(String name, Method method) {
      put(name, new Entry.Call((params, context) -> method.call(params), true));
      return this;
    }

    /**
     * A subscription.
     *
     * @param name the method that begins it
     * @param notification the method that its notifications carry
     * @param end the method that ends it, with its id as the parameter
     */
    public Builder subscription(
        String name, String notification, String end, Subscriber subscriber) {
      return subscription(name, notification, Ending.of(end), subscriber);
    }

    /** A subscription whose end answers in its own way. */
    public Builder subscription(
        String name, String notification, Ending end, Subscriber subscriber) {
      put(name, new Entry.Subscribe(subscriber, notification));
      put(end.name(), new Entry.Call(end.method(notification), false));
      return this;
    }

    /** Another name for a method that is there already. */
    public Builder alias(String alias, String name) {
      Entry entry = entries.get(name);
      if (entry == null) {
        throw new IllegalStateException("no method named " + name);
      }
      put(alias, entry);
      return this;
    }
  }
}
