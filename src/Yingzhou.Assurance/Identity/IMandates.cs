using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity;

public enum MandateKind
{
    /// <summary>法定代表人.</summary>
    LegalRepresentative,

    /// <summary>经办人.</summary>
    Agent,

    /// <summary>监护人.</summary>
    Guardian,
}

/// <summary>A mandate (授权) as one of its two sides sees it.</summary>
/// <param name="Principal">Name of whoever is acted for; a child's is masked.</param>
/// <param name="ActAs">To be sent to <c>/my/acting-party</c>.</param>
/// <param name="Ended">Why it does not count now; <c>null</c> while it does.</param>
public sealed record Mandate(
    Guid Id,
    MandateKind Kind,
    string Principal,
    string ActAs,
    string Agent,
    MandateTerms Terms,
    int Used,
    string? Ended
);

/// <param name="Items">Ids of items and bundles; empty for all.</param>
/// <param name="MostUses">1 to 999; <c>null</c> without limit.</param>
/// <param name="LastDay">It still counts on it; at most <see cref="IMandates.LongestYears"/> years ahead.</param>
public sealed record GrantMandateRequest(
    string? AgentName,
    string? AgentNumber,
    IReadOnlyList<string> Items,
    int? MostUses,
    DateOnly? LastDay
);

/// <param name="Uscc">统一社会信用代码 of the enterprise.</param>
/// <param name="Name">Of the new representative.</param>
/// <param name="Number">公民身份号码 of the new representative.</param>
public sealed record ChangeRepresentativeRequest(string? Uscc, string? Name, string? Number);

/// <summary>授权经办和监护: who acts for whom, for what, how often and how long.</summary>
public interface IMandates
{
    const int LongestYears = 3;

    /// <summary>Those that the enterprise has given, newest first, ended ones too.</summary>
    Task<IReadOnlyList<Mandate>> Given(Subject enterprise, CancellationToken cancel = default);

    /// <summary>Those that the person holds, newest first, ended ones too.</summary>
    Task<IReadOnlyList<Mandate>> Held(Subject person, CancellationToken cancel = default);

    /// <summary>By the legal representative only: an agent passes nothing on.</summary>
    Task<Outcome<Done>> Grant(GrantMandateRequest request, Subject representative, CancellationToken cancel = default);

    /// <summary>From the next request on the agent does not act for the enterprise any more; what was filed stays filed.</summary>
    Task<Outcome<Done>> Withdraw(Guid id, Subject representative, CancellationToken cancel = default);

    /// <summary>
    /// One application under the mandate that the subject acts by, in the step that is running; whoever acts for themselves uses none.
    /// </summary>
    /// <param name="items">The items that it starts.</param>
    /// <returns><c>null</c> when it is carried.</returns>
    Task<Fault?> Use(Subject subject, string target, IReadOnlyList<string> items, CancellationToken cancel = default);

    /// <summary>法定代表人变更, as market supervision registers it: the former one and every agent of theirs end in the same instant.</summary>
    Task<Outcome<Done>> ChangeRepresentative(ChangeRepresentativeRequest request, Subject official, CancellationToken cancel = default);
}
