using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

public enum VersionStage
{
    /// <summary>待审核: measured, waits for a second official.</summary>
    Submitted,

    /// <summary>现行</summary>
    Live,

    /// <summary>已被接替</summary>
    Superseded,

    /// <summary>已退回</summary>
    SentBack,

    /// <summary>已回退: was live and was taken back.</summary>
    RolledBack,
}

/// <summary>模型版本: how a model computes, what it showed on a named set, who brought it and who released it. Settings and measurements never change; only its stage does.</summary>
public sealed class ModelVersion : Record
{
    public required string Model { get; init; }

    /// <summary>语义化版本号.</summary>
    public required string Number { get; init; }

    public required string Method { get; init; }

    public required int Season { get; init; }

    public required int Steps { get; init; }

    public required double Threshold { get; init; }

    /// <summary>What is different and why.</summary>
    public required string Note { get; init; }

    public required string RegisteredBy { get; init; }

    public required string RegisteredName { get; init; }

    /// <summary><see cref="MeasuredQuality"/> as JSON.</summary>
    public required string Quality { get; init; }

    /// <summary>SM3 of the values it was measured on: the named set.</summary>
    public required string SetDigest { get; init; }

    public required DateTimeOffset SetFrom { get; init; }

    public required DateTimeOffset SetUntil { get; init; }

    public required int SetCount { get; init; }

    public VersionStage Stage { get; private set; }

    /// <summary>Set while it is live: the database lets a model have one.</summary>
    public string? LiveKey { get; private set; }

    public string? ReviewedName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Why it was sent back or rolled back.</summary>
    public string? Reason { get; private set; }

    /// <summary>停用: the last day on which it is computed; <c>null</c> for no end.</summary>
    public DateOnly? RetiresOn { get; private set; }

    public string? RetireReason { get; private set; }

    public ModelSettings Settings => new(Method, Season, Steps, Threshold);

    public MeasuredQuality Measured => JsonSerializer.Deserialize<MeasuredQuality>(Quality, ContentJson.Options)!;

    internal Fault? GoLive(Actor by, DateTimeOffset now)
    {
        if (Stage is not VersionStage.Submitted)
            return ModelsFaults.NotWaiting;
        (Stage, LiveKey, ReviewedName, ReviewedAt) = (VersionStage.Live, Model, by.Name, now);
        Raise(new ModelReleased(Id.ToString(), Model, Number, Sm3.Hex(Settings.ToString()), SetDigest, RegisteredBy, by.Id));
        return null;
    }

    internal Fault? SendBack(string? reason, Actor by, DateTimeOffset now)
    {
        if (Stage is not VersionStage.Submitted)
            return ModelsFaults.NotWaiting;
        if (string.IsNullOrWhiteSpace(reason))
            return ModelsFaults.NoReason;
        (Stage, ReviewedName, ReviewedAt, Reason) = (VersionStage.SentBack, by.Name, now, reason.Trim());
        return null;
    }

    internal void Retire(DateOnly lastDay, string reason) => (RetiresOn, RetireReason) = (lastDay, reason);

    internal void GiveWay() => (Stage, LiveKey) = (VersionStage.Superseded, null);

    internal void TakeBack(string reason) => (Stage, LiveKey, Reason) = (VersionStage.RolledBack, null, reason);

    /// <summary>It was live before, and is again.</summary>
    internal void ServeAgain(Actor by)
    {
        (Stage, LiveKey) = (VersionStage.Live, Model);
        Raise(new ModelReleased(Id.ToString(), Model, Number, Sm3.Hex(Settings.ToString()), SetDigest, RegisteredBy, by.Id));
    }
}

/// <summary>A version went live (模型发布).</summary>
/// <param name="Settings">SM3 of how it computes.</param>
/// <param name="Set">SM3 of what it was measured on.</param>
public sealed record ModelReleased(
    string Id,
    string Model,
    string Number,
    string Settings,
    string Set,
    string RegisteredBy,
    string ReleasedBy
) : CityEvent(Id)
{
    public override string Type => "models.released";
}
