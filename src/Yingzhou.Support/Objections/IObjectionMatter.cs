using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Objections;

/// <summary>
/// What an application says of one kind of thing that can be contested (异议事项), and what it does when somebody was right. Registered by
/// <see cref="ObjectionServices.AddObjections{T}"/>; its deadline and its words are the city's content.
/// </summary>
public interface IObjectionMatter
{
    /// <summary>The thing, when this party may contest it now.</summary>
    /// <param name="claim">What it should be; <c>null</c> while nobody has said so yet. A fault names the field <c>claim</c>.</param>
    Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel);

    /// <summary>成立: what follows from it, in the step of the answer.</summary>
    /// <param name="correction">What the official writes it should be; a fault names the field <c>correction</c>.</param>
    /// <returns>What has changed, in words for both sides; <c>null</c> when nothing else is to be said.</returns>
    Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel);

    /// <summary>After an upheld one is stored: what need not happen in the same step and is repeated elsewhere should it be cut off here.</summary>
    Task Afterwards(Objection objection, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Whether it is raised by officials for their unit (单位提出), and not by citizens and enterprises.</summary>
    bool ByUnits => false;

    /// <summary>What an official chooses from when it is upheld; empty when they write it.</summary>
    IReadOnlyList<string> Corrections => [];

    /// <summary>Where officials look at the thing.</summary>
    string? PageOf(string about) => null;
}

/// <param name="Title">The thing in words: whose, and what.</param>
/// <param name="PartyKey">Whom it concerns: in office nobody answers about themselves.</param>
public sealed record Contested(string Region, string Title, string PartyKey)
{
    /// <summary>The unit that has to answer; <c>null</c> when any of the area may.</summary>
    public string? UnitId { get; init; }

    /// <summary>Actors who decided what is contested: none of them answers.</summary>
    public IReadOnlyList<string> Deciders { get; init; } = [];

    /// <summary>What can be said of it at once (初步比对).</summary>
    public string? Note { get; init; }
}

/// <summary>What an upheld objection has changed.</summary>
/// <param name="Effect">In words for both sides; <c>null</c> when the answer says it all.</param>
/// <param name="Correction">What it is from now on, as the application keeps it.</param>
public sealed record Redress(string? Effect = null, string? Correction = null);
