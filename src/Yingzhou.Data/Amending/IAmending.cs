using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending;

/// <summary>Changes of the catalogue (目录变更): proposed as a workbook, agreed by somebody else, announced to those who use what changes.</summary>
public interface IAmending
{
    /// <summary>Writes the catalogue as a workbook; imported again as it is, it changes nothing.</summary>
    /// <param name="provider">Only one department's catalogues; <c>null</c> for all.</param>
    Task Export(Stream file, string? provider = null, CancellationToken cancel = default);

    /// <summary>Takes a workbook as a proposal, whole or not at all.</summary>
    Task<Outcome<ImportAnswer>> Import(ImportCatalogues request, Subject official, CancellationToken cancel = default);

    /// <summary>Proposes that a catalogue goes. Those who use it have a notice of <see cref="RetirementNotice.Days"/> days.</summary>
    Task<Outcome<Amendment>> ProposeRetirement(RetireCatalogue request, Subject official, CancellationToken cancel = default);

    /// <summary>Agrees or turns down; not for whoever proposed it.</summary>
    Task<Outcome<Amendment>> Decide(DecideAmendment request, Subject official, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Amendment>> All(int most = 100, CancellationToken cancel = default);

    /// <returns><c>null</c> when there is none.</returns>
    Task<AmendmentSheet?> Sheet(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>Notices to the official's department, those not yet taken note of first.</summary>
    Task<IReadOnlyList<AmendmentNotice>> Notices(Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> TakeNote(Guid notice, Subject official, CancellationToken cancel = default);

    /// <summary>Puts in force what was announced and whose day has come.</summary>
    /// <returns>How many.</returns>
    Task<int> TakeEffect(CancellationToken cancel = default);
}

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record ImportCatalogues(string Key, string FileName, Stream File, string Reason);

public sealed record RetireCatalogue(string Key, string Dataset, string Reason);

/// <param name="Seen">The version that the official saw.</param>
public sealed record DecideAmendment(Guid Id, int Seen, bool Agrees, string? Answer = null);
