using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy.Handling;

/// <param name="With">Id of the other unit.</param>
/// <param name="Key">Of the own unit's node.</param>
sealed record ProposeJob(string With, string Purpose, string Basis, PsiGain Gain, DateOnly? Until, bool MayRepeat, string Key);

/// <param name="Sides">What each side reported; <c>null</c>: not yet.</param>
/// <param name="Mine">0 or 1 for the data officer of a side; <c>null</c> for who looks on.</param>
sealed record JobView(PrivacyJob Job, PsiReport?[] Sides, int? Mine);

/// <summary>隐私求交任务: proposed, consented to, stopped and reported by the data officers of its two units.</summary>
sealed class PrivacyDesk(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IOrganisation organisation,
    ILedger ledger,
    InstallationKeys keys
)
{
    const int Most = 200;
    const int LongestDays = 180;
    static readonly Fault Unknown = new("privacy.unknown", "没有这项任务，请从列表重新进入。", 404);

    /// <summary>The key by which the city signs grants.</summary>
    public Sm2Key Key => keys.Of("privacy");

    public async Task<Outcome<PrivacyJob[]>> List(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, PrivacyRights.See, PrivacyRights.Whole(official)) is { } refused)
            return refused;
        return await city.Set<PrivacyJob>().AsNoTracking().OrderByDescending(job => job.CreatedAt).Take(Most).ToArrayAsync(cancel);
    }

    public async Task<Outcome<JobView>> Find(string number, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, PrivacyRights.See, PrivacyRights.Whole(official)) is { } refused)
            return refused;
        if (await city.Set<PrivacyJob>().AsNoTracking().SingleOrDefaultAsync(job => job.Number == number, cancel) is not { } job)
            return Unknown;
        return new JobView(job, [Read(job, job.FirstReport), Read(job, job.SecondReport)], SideOf(job, official));
    }

    public Task<Outcome<string>> Propose(ProposeJob asked, Subject official, CancellationToken cancel) =>
        Do<string>(
            "ProposePrivacyJob",
            official,
            async () =>
            {
                var unit = official.ActingPost?.Unit.Id ?? "";
                if (permissions.Refuse(official, PrivacyRights.Take, PrivacyRights.Of("new", unit)) is { } refused)
                    return refused;
                var now = city.Clock.GetUtcNow();
                if (Wrong(asked, unit, now.Day()) is { } wrong)
                    return wrong;
                var year = string.Create(CultureInfo.InvariantCulture, $"Q-{now.Day().Year}-");
                var serial = await city.Set<PrivacyJob>().CountAsync(one => one.Number.StartsWith(year), cancel) + 1;
                var job = new PrivacyJob
                {
                    Region = organisation.Unit(unit)!.Region,
                    Number = string.Create(CultureInfo.InvariantCulture, $"{year}{serial:000000}"),
                    Purpose = asked.Purpose.Trim(),
                    Basis = asked.Basis.Trim(),
                    FirstUnit = unit,
                    FirstKey = Hex(asked.Key),
                    SecondUnit = asked.With,
                    Gain = asked.Gain,
                    Until = asked.Until!.Value,
                    MayRepeat = asked.MayRepeat,
                };
                city.Add(job);
                ledger.Enter(
                    new("privacy.proposed", job.Number)
                    {
                        Unit = unit,
                        Purpose = job.Purpose,
                        Payload = asked,
                    }
                );
                return job.Number;
            },
            cancel
        );

    /// <param name="seen">Version that the official had before them.</param>
    public Task<Outcome<Done>> Consent(string number, int seen, string key, Subject official, CancellationToken cancel) =>
        With(
            number,
            seen,
            official,
            "ConsentToPrivacyJob",
            (job, side) =>
            {
                if (side != 1)
                    return new("privacy.own-proposal", "由对方单位的数据官同意，提出的一方不用再同意。", 409);
                if (NotKey(key) is { } wrong)
                    return wrong;
                if (job.Consent(Hex(key), city.Clock.GetUtcNow().Day()) is { } fault)
                    return fault;
                var grant = job.Grant(organisation.NameOf)!;
                job.Signed(grant.Signed(Key));
                ledger.Enter(
                    new("privacy.granted", job.Number)
                    {
                        About = grant.Hash,
                        Unit = job.SecondUnit,
                        Purpose = job.Purpose,
                        Payload = new { grant = grant.Text },
                    }
                );
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Stop(string number, int seen, string? reason, Subject official, CancellationToken cancel) =>
        With(
            number,
            seen,
            official,
            "StopPrivacyJob",
            (job, side) =>
            {
                if (job.Stop(reason) is { } fault)
                    return fault;
                ledger.Enter(
                    new("privacy.stopped", job.Number) { Unit = side == 0 ? job.FirstUnit : job.SecondUnit, Payload = new { reason } }
                );
                return null;
            },
            cancel
        );

    /// <param name="file">What the node wrote.</param>
    public Task<Outcome<Done>> Report(string number, int seen, string file, Subject official, CancellationToken cancel) =>
        With(
            number,
            seen,
            official,
            "ReportPrivacyJob",
            (job, side) =>
            {
                if (Granted(job) is not { } grant)
                    return new("privacy.not-granted", "双方同意之后才能运行，也才有报告。", 409);
                var read = PsiReport.Read(file, grant);
                if (read.Fault is { } fault)
                    return fault;
                if (read.Value.Side != side)
                    return new("privacy.not-your-report", "这是另一方的报告，请交本单位节点写的那一份。", 403) { Field = "report" };
                if (job.Report(file, read.Value, Read(job, side == 0 ? job.SecondReport : job.FirstReport)) is { } wrong)
                    return wrong;
                ledger.Enter(
                    new("privacy.reported", job.Number)
                    {
                        About = grant.Hash,
                        Unit = side == 0 ? job.FirstUnit : job.SecondUnit,
                        Payload = new { report = file },
                    }
                );
                return null;
            },
            cancel
        );

    Task<Outcome<Done>> With(
        string number,
        int seen,
        Subject official,
        string doing,
        Func<PrivacyJob, int, Fault?> work,
        CancellationToken cancel
    ) =>
        Do<Done>(
            doing,
            official,
            async () =>
            {
                if (await city.Set<PrivacyJob>().SingleOrDefaultAsync(one => one.Number == number, cancel) is not { } job)
                    return Unknown;
                if (SideOf(job, official) is not { } side)
                    return permissions.Refuse(official, PrivacyRights.Take, PrivacyRights.Of(number, job.SecondUnit)) ?? Unknown;
                if (
                    permissions.Refuse(
                        official,
                        PrivacyRights.Take,
                        PrivacyRights.Of(number, side == 0 ? job.FirstUnit : job.SecondUnit)
                    ) is
                    { } refused
                )
                    return refused;
                if (job.Version != seen)
                    return new Fault("privacy.changed", "刚才已有人处理过这项任务，请刷新后再看。", 412);
                return work(job, side) is { } fault ? fault : Done.It;
            },
            cancel
        );

    Task<Outcome<T>> Do<T>(string doing, Subject official, Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(doing, work, cancel);
    }

    static int? SideOf(PrivacyJob job, Subject official) =>
        official.ActingPost?.Unit.Id is not { } unit ? null
        : unit == job.FirstUnit ? 0
        : unit == job.SecondUnit ? 1
        : null;

    PsiReport? Read(PrivacyJob job, string? file) =>
        file is not null && Granted(job) is { } grant && PsiReport.Read(file, grant) is { Succeeded: true, Value: var report }
            ? report
            : null;

    // As it was signed: units may be renamed since.
    PsiGrant? Granted(PrivacyJob job) =>
        job.GrantFile is { } file && PsiGrant.Read(file, Key.Public, DateOnly.MinValue) is { Succeeded: true, Value: var grant }
            ? grant
            : null;

    Fault? Wrong(ProposeJob asked, string unit, DateOnly today) =>
        asked.With == unit || organisation.Unit(asked.With) is null ? new("privacy.no-partner", "请选择另一个单位。") { Field = "with" }
        : string.IsNullOrWhiteSpace(asked.Purpose) ? new("privacy.no-purpose", "请写明用途：比对是为了办什么事。") { Field = "purpose" }
        : string.IsNullOrWhiteSpace(asked.Basis) ? new("privacy.no-basis", "请写明依据的法律条款或者协议。") { Field = "basis" }
        : asked.Until is not { } until || until < today || until > today.AddDays(LongestDays)
            ? new("privacy.no-end", $"请写明最后期限，从今天起最长 {LongestDays} 天。") { Field = "until" }
        : NotKey(asked.Key);

    static Fault? NotKey(string key)
    {
        try
        {
            Sm2PublicKey.Import(Convert.FromHexString(Hex(key)));
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return new("privacy.no-key", "节点公钥应是 130 位十六进制数：在节点上运行 ./yz psi key 得到。") { Field = "key" };
        }
    }

    static string Hex(string key) => key.Trim().ToLowerInvariant();
}
