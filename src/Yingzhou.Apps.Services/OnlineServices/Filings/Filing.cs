using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>An application while it is filled in (申报): what the draft keeps, read.</summary>
public sealed record Filing
{
    static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    public required Offer Offer { get; init; }

    /// <summary>The kept draft; <c>null</c> before the first answer.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>Version of the draft that the page was made from.</summary>
    public int? Version { get; init; }

    /// <summary>Number of the release under which the draft was begun: its form keeps that version.</summary>
    public long? AsOf { get; init; }

    /// <summary>Empty until a place was chosen.</summary>
    public string Region { get; init; } = "";

    /// <summary>By question id; <c>null</c> for 不清楚.</summary>
    public JsonObject Answers { get; init; } = [];

    /// <summary>The answers without those that nobody knows: left out, a condition on them is unknown; <c>null</c> would make it false.</summary>
    public JsonObject KnownAnswers =>
        new(Answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value?.DeepClone())));

    public JsonObject Form { get; init; } = [];

    /// <summary>By the id under which a material is handed in.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FiledFile>> Files { get; init; } = new Dictionary<string, IReadOnlyList<FiledFile>>();

    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>Whether a commitment is open to this party in this situation; <c>null</c> while that cannot be told, and for what knows no commitments.</summary>
    public CommitmentVerdict? Commitment { get; init; }

    /// <summary>What may not be fetched of this party: its consent is withdrawn, or what the city issued does not count now.</summary>
    public FetchBlocks Blocks { get; init; } = FetchBlocks.None;

    public bool ByCommitment => Commitment is { Eligible: true } && Answers[CommitmentQuestion.Id]?.ToString() == CommitmentQuestion.Yes;

    public static Filing Of(Offer offer, Draft? draft) =>
        draft is null
            ? new() { Offer = offer }
            : new()
            {
                Offer = offer,
                DraftId = draft.Id,
                Version = draft.Version,
                AsOf = draft.AsOf,
                Region = draft.Region,
                Answers = JsonNode.Parse(draft.Answers)!.AsObject(),
                Form = JsonNode.Parse(draft.Form)!.AsObject(),
                Files = FilesIn(draft.Files),
                KeptUntil = draft.ExpiresAt,
            };

    public JsonObject FilesAsJson() => JsonSerializer.SerializeToNode(Files, Json)!.AsObject();

    public Filing WithAnswer(string question, string? value)
    {
        var answers = Answers.DeepClone().AsObject();
        answers[question] = value;
        return this with { Answers = answers };
    }

    public IReadOnlyList<FiledFile> FilesOf(string material) => Files.GetValueOrDefault(material) ?? [];

    /// <summary>The same content twice is one file; of a material that takes one file only, the later one stands.</summary>
    public Filing WithFile(string material, FiledFile file, int most) =>
        With(material, [.. FilesOf(material).Where(known => most > 1 && known.Digest != file.Digest), file]);

    public Filing WithoutFile(string material, string digest) =>
        With(material, [.. FilesOf(material).Where(known => known.Digest != digest)]);

    Filing With(string material, IReadOnlyList<FiledFile> kept)
    {
        var files = Files.Where(pair => pair.Key != material).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (kept.Count > 0)
            files[material] = kept;
        return this with { Files = files };
    }

    // Drafts that were begun when a material was one file hold that file itself.
    static Dictionary<string, IReadOnlyList<FiledFile>> FilesIn(string json) =>
        JsonNode
            .Parse(json)!
            .AsObject()
            .ToDictionary(
                pair => pair.Key,
                pair =>
                    (IReadOnlyList<FiledFile>)(
                        pair.Value is JsonArray
                            ? pair.Value.Deserialize<List<FiledFile>>(Json)!
                            : [pair.Value.Deserialize<FiledFile>(Json)!]
                    )
            );
}

/// <summary>An uploaded file in a draft.</summary>
public sealed record FiledFile(string Digest, string Name, long Bytes);
