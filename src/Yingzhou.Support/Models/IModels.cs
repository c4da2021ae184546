using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

/// <summary>算法模型库: what computes for the city, in which version, with which measured error, released by whom, used where.</summary>
public interface IModels
{
    IReadOnlyList<ModelDefinition> All { get; }

    /// <summary>Each model with its live version, by title.</summary>
    Task<Outcome<ModelLine[]>> Lines(Subject official, CancellationToken cancel = default);

    Task<Outcome<ModelCard>> Card(string key, Subject official, CancellationToken cancel = default);

    /// <summary>登记新版本: measured on the series as it stands, then it waits for a second official.</summary>
    Task<Outcome<ModelVersion>> Register(RegisterVersionRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>审核: goes live when it is not worse than what serves now, measured again on the same values; or back, with a reason. Never by who registered it (四眼原则).</summary>
    Task<Outcome<ModelVersion>> Decide(DecideVersionRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>回退: the version before serves again.</summary>
    Task<Outcome<ModelVersion>> RollBack(RollBackRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>停用: the live version is computed until a day; ninety days ahead while applications use it (p10 R10).</summary>
    Task<Outcome<ModelVersion>> Retire(RetireRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>试用 on values of one's own; nothing is kept.</summary>
    Task<Outcome<TriedModel>> Try(string key, IReadOnlyList<double> values, Subject official, CancellationToken cancel = default);

    /// <summary>What the live version said last to an application.</summary>
    /// <returns><c>null</c> before it has said anything.</returns>
    Task<ModelAnswer?> Latest(string key, string application, CancellationToken cancel = default);

    /// <summary>Computes every live version for its applications where there are new values.</summary>
    /// <returns>Answers that were added.</returns>
    Task<int> Run(CancellationToken cancel = default);
}

public sealed record RegisterVersionRequest(string Model, string Number, ModelSettings Settings, string Note);

/// <param name="Seen">Version of the record on the screen.</param>
public sealed record DecideVersionRequest(Guid Id, int Seen, bool Released, string? Reason);

public sealed record RollBackRequest(string Model, int Seen, string Reason);

/// <param name="LastDay">The last day on which it is computed.</param>
public sealed record RetireRequest(string Model, int Seen, DateOnly LastDay, string Reason);

/// <param name="Waiting">Versions that wait for a second official.</param>
public sealed record ModelLine(ModelDefinition Model, ModelVersion? Live, int Waiting, int Runs);

/// <param name="Versions">The newest first.</param>
/// <param name="Series"><c>null</c> when its source has no such series.</param>
/// <param name="Realised">What the live version said beside what came.</param>
/// <param name="Runs">The newest first, fifty at most.</param>
/// <param name="Drift">Of what the live version reads; <c>null</c> while too little is known.</param>
/// <param name="Uses">用量 of the last twelve months, the newest first.</param>
public sealed record ModelCard(
    ModelDefinition Model,
    IReadOnlyList<ModelVersion> Versions,
    ModelVersion? Live,
    ValueSeries? Series,
    RealisedError? Realised,
    IReadOnlyList<ModelRun> Runs,
    ModelAnswer? Latest,
    InputDrift? Drift,
    IReadOnlyList<ModelUse> Uses
);

/// <summary>用量 of a month: answers that an application was given, each counted once.</summary>
/// <param name="Month">Its first day.</param>
public sealed record ModelUse(DateOnly Month, string Application, int Answers);

/// <summary>兑现误差, of forecasts that were really given.</summary>
public sealed record RealisedError(int Forecasts, double Mae, RatioOf Coverage);

/// <param name="Quality">Of the version, as it was released.</param>
/// <param name="RetiresOn">Until when it is computed; <c>null</c> for no end.</param>
public sealed record ModelAnswer(
    ModelDefinition Model,
    string Number,
    MeasuredQuality Quality,
    DateTimeOffset At,
    DateTimeOffset InputUntil,
    ModelOutput Output,
    DateOnly? RetiresOn = null
);

/// <param name="Quality"><c>null</c> when the values are too few to measure on.</param>
public sealed record TriedModel(string Number, ModelOutput Output, MeasuredQuality? Quality);
