using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Objections;

/// <param name="Matter">Kind of what is contested, e.g. <c>finance.figure</c>.</param>
/// <param name="About">Which one: what the application itself calls it by.</param>
/// <param name="Claim">What it should be instead; a day as <c>yyyy-MM-dd</c> where the content asks for one.</param>
public sealed record RaiseObjectionRequest(string Matter, string About, string? Ground, string? Evidence, string? Claim, string? Key)
{
    /// <summary>What proves it (证据附件), kept before; at most <see cref="ObjectionFile.Most"/>.</summary>
    public IReadOnlyList<ObjectionFile> Files { get; init; } = [];
}

/// <param name="Correction">What it is from now on; only looked at when it is upheld.</param>
/// <param name="Seen">The version on the screen: an answer to something that has changed meanwhile is refused.</param>
public sealed record AnswerObjectionRequest(Guid Id, bool? Upheld, string? Correction, string? Reply, int Seen);

/// <param name="Matter">Kind, or its application (<c>enterprise</c>); <c>null</c> for all.</param>
/// <param name="All">Everything in the area, not only what the official's post answers.</param>
public sealed record ObjectionFilter(string? Matter = null, bool All = false);

/// <summary>What is contested, as it is told to whoever is about to object.</summary>
public sealed record ObjectionSheet(MatterTerms Terms, Contested Thing);

/// <summary>异议: raised against a stated thing by whom it concerns, answered with reasons in time by somebody who did not decide it; upheld, it changes what it was raised against.</summary>
public interface IObjections
{
    /// <returns>A refusal when this cannot be contested, or not by them, or not now.</returns>
    Task<Outcome<ObjectionSheet>> Sheet(string matter, string about, Subject raiser, CancellationToken cancel = default);

    Task<Outcome<Guid>> Raise(RaiseObjectionRequest request, Subject raiser, CancellationToken cancel = default);

    /// <summary>The answer, and when it is upheld what follows from it, in one step.</summary>
    Task<Outcome<Done>> Answer(AnswerObjectionRequest request, Subject official, CancellationToken cancel = default);

    Decision MayAnswer(Objection objection, Subject official);

    /// <summary>What somebody has raised, newest first.</summary>
    Task<IReadOnlyList<Objection>> Mine(Subject raiser, CancellationToken cancel = default);

    /// <summary>In the area of the official's post: open ones first, by deadline.</summary>
    Task<IReadOnlyList<Objection>> List(ObjectionFilter filter, Subject official, CancellationToken cancel = default);

    Task<Outcome<Objection>> Find(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>How many of an application wait for an answer in the area of the official's post.</summary>
    Task<int> CountOpen(string application, Subject official, CancellationToken cancel = default);

    /// <summary>Whether an objection against it waits for its answer.</summary>
    Task<bool> IsContested(string application, string about, CancellationToken cancel = default);

    /// <summary>Those of one kind that were upheld with a correction: about what, and what it is instead.</summary>
    Task<IReadOnlyList<(string About, string Correction)>> Corrections(string matter, CancellationToken cancel = default);

    /// <summary>What the city says of a kind: its title, its deadline, its words.</summary>
    MatterTerms TermsOf(string matter);
}
