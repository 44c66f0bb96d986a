package io.serinus.pallet.offences;

import io.serinus.frame.PalletBase;
import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.storage.StorageDoubleMap;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.hostapi.Host;
import io.serinus.pallet.historical.Identification;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tracks reported offences. */
@Pallet("Offences")
public final class Offences extends PalletBase {
  private final OffenceHandler handler;

  /** The primary structure that holds all offence records keyed by report identifiers. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<H256, OffenceDetails> reports;

  /** A vector of reports of the same kind that happened at the same time slot. */
  @Storage(hasher = {StorageHasher.TWOX_64_CONCAT, StorageHasher.TWOX_64_CONCAT})
  StorageDoubleMap.WithDefault<@Fixed(16) Bytes, Bytes, List<H256>> concurrentReportsIndex;

  public Offences(OffenceHandler handler) {
    this.handler = handler;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** Full identification of the validator. */
    Identification identificationTuple();
  }

  public sealed interface Event {
    /** There is an offence reported of the kind; not deposited for duplicate reports. */
    record Offence(@Fixed(16) Bytes kind, Bytes timeslot) implements Event {}
  }

  /**
   * Takes in a report and has all who did the same at the same time punished.
   *
   * @return false, and nothing happens, if all of it is known
   */
  public boolean report(List<AccountId> reporters, io.serinus.pallet.offences.Offence offence) {
    List<H256> concurrent =
        new ArrayList<>(concurrentReportsIndex.get(offence.kind(), offence.timeSlot()));
    boolean anyNew = false;
    for (Identification offender : offence.offenders()) {
      H256 id = reportId(offence.kind(), offence.timeSlot(), offender);
      if (!reports.contains(id)) {
        anyNew = true;
        reports.insert(id, new OffenceDetails(offender, reporters));
        concurrent.add(id);
      }
    }
    if (!anyNew) {
      return false;
    }
    List<OffenceDetails> offenders = new ArrayList<>(concurrent.size());
    concurrent.forEach(id -> reports.find(id).ifPresent(offenders::add));
    concurrentReportsIndex.insert(offence.kind(), offence.timeSlot(), concurrent);
    Perbill fraction = offence.slashFraction().apply(offenders.size());
    handler.onOffence(
        offenders, Collections.nCopies(offenders.size(), fraction), offence.session());
    deposit(new Event.Offence(offence.kind(), offence.timeSlot()));
    return true;
  }

  /** Whether reports of this kind at this time about all of these are known. */
  public boolean isKnown(Bytes kind, Bytes timeSlot, List<Identification> offenders) {
    return offenders.stream().allMatch(one -> reports.contains(reportId(kind, timeSlot, one)));
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  private static H256 reportId(Bytes kind, Bytes timeSlot, Identification offender) {
    ScaleWriter out = new ScaleWriter();
    out.writeFixed(kind.unsafeArray()).writeBytes(timeSlot.unsafeArray());
    Identification.CODEC.encode(offender, out);
    return H256.wrap(Host.api().blake2b256(out.toByteArray()));
  }
}
