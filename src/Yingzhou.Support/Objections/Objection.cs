using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Objections;

/// <summary>An objection (异议; 申诉、申辩 are kinds of it): what is contested, on which ground, with what evidence; the answer with its reasons, and what it has changed.</summary>
public sealed class Objection : Record
{
    public required string Matter { get; init; }

    /// <summary>What the application calls the thing by.</summary>
    public required string About { get; init; }

    public required string Title { get; init; }

    /// <summary>Whom it concerns.</summary>
    public required string PartyKey { get; init; }

    public required string RaisedByKey { get; init; }

    /// <summary>Name of an enterprise, or a person's masked name.</summary>
    public required string RaiserName { get; init; }

    public required string Ground { get; init; }

    /// <summary>What proves it and where that can be looked up.</summary>
    public string? Evidence { get; init; }

    /// <summary>JSON array of <see cref="ObjectionFile"/>; <c>null</c> when nothing was attached.</summary>
    public string? Files { get; init; }

    public string? Claim { get; init; }

    /// <summary>The unit that has to answer; <c>null</c> when any of the area may.</summary>
    public string? UnitId { get; init; }

    /// <summary>Actors who decided what is contested, a line each.</summary>
    public required string Deciders { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The last day for the answer: an answer on it is in time.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>While it is open: the database lets one party have one open objection against a thing.</summary>
    public string? OpenKey { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool? Upheld { get; private set; }

    public string? Reply { get; private set; }

    public string? AnsweredBy { get; private set; }

    public string? Correction { get; private set; }

    public string? Effect { get; private set; }

    public IReadOnlyList<ObjectionFile> Attached => Files is null ? [] : JsonSerializer.Deserialize<List<ObjectionFile>>(Files)!;

    public bool IsOpen => AnsweredAt is null;

    /// <summary>Answered late, or not answered and late by now.</summary>
    public bool IsLate(DateOnly today) => (AnsweredAt?.Day() ?? today) > AnswerBy;

    internal IReadOnlyList<string> DeciderIds => Deciders.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal void Open() => OpenKey = $"{Matter}/{About}/{RaisedByKey}";

    internal Fault? Answer(bool upheld, string? reply, Actor by, DateTimeOffset now)
    {
        if (!IsOpen)
            return new Fault("objections.answered", "这条异议已经答复，请刷新后查看。", 409);
        if (string.IsNullOrWhiteSpace(reply))
            return new Fault("objections.reply-missing", "请写明核查经过、依据和结论，提出人要看。") { Field = "reply" };
        (OpenKey, Upheld, Reply, AnsweredBy, AnsweredAt) = (null, upheld, reply.Trim(), by.Name, now);
        return null;
    }

    internal void Redressed(Redress redress) => (Correction, Effect) = (redress.Correction, redress.Effect);
}
