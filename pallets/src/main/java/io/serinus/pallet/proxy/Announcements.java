package io.serinus.pallet.proxy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.U128;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What proxies have announced, and the deposits for it. */
final class Announcements {
  private final Proxy pallet;
  private final ReservableCurrency currency;
  private final Proxy.Terms terms;

  Announcements(Proxy pallet, ReservableCurrency currency, Proxy.Terms terms) {
    this.pallet = pallet;
    this.currency = currency;
    this.terms = terms;
  }

  static boolean matches(Announcement announcement, AccountId real, H256 callHash) {
    return announcement.real().equals(real) && announcement.callHash().equals(callHash);
  }

  /** Removes what a predicate names, and says whether that was anything. */
  boolean remove(AccountId delegate, Predicate<Announcement> which) throws DispatchException {
    Proxy.Pending before = pallet.announcements.get(delegate);
    List<Announcement> list = new ArrayList<>(before.announcements());
    if (!list.removeIf(which)) {
      return false;
    }
    put(delegate, list, before.deposit());
    return true;
  }

  U128 put(AccountId who, List<Announcement> list, U128 before) throws DispatchException {
    U128 now = terms.deposit(list.size());
    currency.adjustReserve(who, before, now);
    if (list.isEmpty()) {
      pallet.announcements.remove(who);
    } else {
      pallet.announcements.insert(who, new Proxy.Pending(list, now));
    }
    return now;
  }

  /** Takes back what was announced long enough ago; whatever prevents that is one error. */
  void require(AccountId proxy, AccountId real, H256 hash, long now, long delay)
      throws DispatchException {
    boolean announced;
    try {
      announced =
          remove(proxy, a -> matches(a, real, hash) && Math.max(0, now - a.height()) >= delay);
    } catch (DispatchException e) {
      announced = false;
    }
    if (!announced) {
      throw pallet.fail(Proxy.Error.UNANNOUNCED);
    }
  }
}
