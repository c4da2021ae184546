using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>
/// The cases of a period as applications judge them (办件日志): times, promises, clocks and who decided, nothing personal. Figures over single cases are made from this; figures that
/// every cockpit shows are <see cref="ICases.Statistics"/>.
/// </summary>
public interface ICaseLog
{
    /// <summary>Within the area of the official's acting post, oldest first.</summary>
    Task<Outcome<IReadOnlyList<LoggedCase>>> Read(CaseLogQuery query, Subject official, CancellationToken cancel = default);

    /// <summary>What the party itself applied for, newest last: the same figures by which the city judges them.</summary>
    Task<IReadOnlyList<LoggedCase>> ReadOwn(Subject party, CancellationToken cancel = default);

    /// <summary>What others applied for about this person: the bundles and matters of an official's own career.</summary>
    Task<IReadOnlyList<LoggedCase>> ReadAbout(Subject person, CancellationToken cancel = default);

    /// <summary>What a case says of a data element that is not personal; <c>null</c> when its form does not ask, or the case is not there.</summary>
    /// <exception cref="ArgumentException">The element is personal: that is read through <see cref="ICases"/>, which masks and logs.</exception>
    Task<string?> Field(Guid @case, string element, CancellationToken cancel = default);

    /// <summary>The same for a job that acts for the whole city and shows nobody single cases.</summary>
    Task<IReadOnlyList<LoggedCase>> ReadAll(CaseLogQuery query, CancellationToken cancel = default);
}

/// <param name="From">First instant of the period: cases (and bundles with all their legs) submitted in it, or with <paramref name="ByEnd"/> finished in it.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Codes">Ids of items or bundles; <c>null</c> for all.</param>
/// <param name="Bundle">Only the head and the legs of one bundle.</param>
/// <param name="ApplicantKey">Only cases of one party.</param>
/// <param name="AboutKey">Only cases about one person.</param>
public sealed record CaseLogQuery(
    DateTimeOffset From,
    DateTimeOffset Until,
    IReadOnlyCollection<string>? Codes = null,
    Guid? Bundle = null,
    string? ApplicantKey = null,
    bool ByEnd = false,
    int Most = 50_000,
    string? AboutKey = null
);

/// <param name="Unit">Id of the handling unit.</param>
/// <param name="Applicant">Keyed digest of the applicant's number.</param>
/// <param name="Stopped">The stops of the clock, as far as it ever ran.</param>
/// <param name="Deeds">Decisions and requests for supplements, in order.</param>
public sealed record LoggedCase(
    Guid Id,
    string Number,
    string Code,
    string Name,
    string Unit,
    string Region,
    string Applicant,
    bool IsBundle,
    Guid? Bundle,
    string? Leg,
    CaseStatus Status,
    DateTimeOffset? Submitted,
    DateTimeOffset? Accepted,
    DateTimeOffset? Decided,
    DateTimeOffset? Finished,
    DateTimeOffset? Due,
    bool? OnTime,
    int PromisedDays,
    LegalClock? Clock,
    IReadOnlyList<LoggedDeed> Deeds
)
{
    /// <summary>Keyed digest of the number of the person whom it is about; <c>null</c> where that is the applicant.</summary>
    public string? About { get; init; }

    /// <summary>Materials that the applicant handed in (自行提交的材料); what the city fetched or took as a declaration is none.</summary>
    public int Uploads { get; init; }

    /// <summary>Materials that nobody had to bring, because the city fetched or checked them (免提交).</summary>
    public int Fetched { get; init; }

    /// <summary>Finished, and in the applicant's favour.</summary>
    public bool Succeeded => Finished is not null && Status is CaseStatus.Approved or CaseStatus.Delivered;

    /// <summary>As the on-time rate judges it; <c>null</c> when nothing was promised.</summary>
    public TimedCase? Timed =>
        Due is { } due && (OnTime is not null || Finished is null) ? new TimedCase(due.Day(), OnTime is true ? due.Day() : null) : null;
}

public sealed record LoggedDeed(CaseEventKind Kind, DateTimeOffset At, string Actor);
