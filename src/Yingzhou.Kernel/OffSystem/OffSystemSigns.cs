namespace Yingzhou.Kernel;

/// <summary>What can be seen of one case (体外循环特征). Source: a13 §3; the numbers not given there are own defaults.</summary>
/// <param name="Z">Standard deviations of the item's log-normal handling time; <c>null</c> when the item's times are not known well enough.</param>
/// <param name="SameMinute">Cases that the same handler finished in the same minute, this one included.</param>
/// <param name="BatchOutOfHours">Cases submitted from the same address on the same day outside office hours, this one included; 0 when it was submitted in hours.</param>
/// <param name="QuickInBulk">Cases of the same handler on the same day that were accepted and finished within 60 seconds, this one included; 0 when it was not.</param>
/// <param name="ArtefactBefore">How long before acceptance the result already existed; <c>null</c> when it did not.</param>
/// <param name="MaterialAge">How long before submission its files were finished; <c>null</c> when not known.</param>
/// <param name="EarlierContact">How long before submission somebody had called or come; <c>null</c> when nobody had.</param>
public sealed record OffSystemSigns(
    HandlingRecord Record,
    double? Z,
    int SameMinute,
    int BatchOutOfHours,
    int QuickInBulk,
    TimeSpan? ArtefactBefore,
    TimeSpan? MaterialAge,
    TimeSpan? EarlierContact
)
{
    public const double TooFast = -4;
    public const int Batch = 5;
    public static readonly TimeSpan Quick = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan OldMaterial = TimeSpan.FromDays(30);
    public static readonly TimeSpan EarlyContact = TimeSpan.FromDays(1);

    /// <summary>The signs as the score takes them: 1 where the limit is passed.</summary>
    public IReadOnlyDictionary<string, double> Features =>
        new Dictionary<string, double>
        {
            ["too-fast"] = Z < TooFast ? 1 : 0,
            ["same-minute"] = SameMinute >= Batch ? 1 : 0,
            ["batch-out-of-hours"] = BatchOutOfHours >= Batch ? 1 : 0,
            ["quick-in-bulk"] = QuickInBulk >= Batch ? 1 : 0,
            ["artefact-before"] = ArtefactBefore > TimeSpan.Zero ? 1 : 0,
            ["old-material"] = MaterialAge >= OldMaterial ? 1 : 0,
            ["earlier-contact"] = EarlierContact >= EarlyContact ? 1 : 0,
        };

    /// <summary>Looks at finished cases together: how fast an item usually is, and what comes in batches, can be seen only so.</summary>
    /// <param name="usual">Known handling times by item, in minutes; for other items they are taken from the cases themselves, with at least <see cref="FewestForUsual"/>.</param>
    public static IReadOnlyList<OffSystemSigns> Of(
        IReadOnlyCollection<HandlingRecord> records,
        Func<DateTimeOffset, bool> isOfficeHour,
        IReadOnlyDictionary<string, LogNormal>? usual = null
    )
    {
        var times = records.GroupBy(record => record.Item).ToDictionary(same => same.Key, same => UsualOf(same, usual));
        var minutes = records.CountBy(record => (record.Handler, Minute(record.FinishedAt))).ToDictionary();
        var batches = records
            .Where(OutOfHours)
            .CountBy(record => (record.SubmittedFrom, record.SubmittedAt.Day()))
            .ToDictionary(one => one.Key, one => one.Value);
        var quick = records.Where(IsQuick).CountBy(record => (record.Handler, record.FinishedAt.Day())).ToDictionary();
        return
        [
            .. records.Select(record => new OffSystemSigns(
                record,
                times[record.Item]?.Z(record.HandlingMinutes),
                minutes[(record.Handler, Minute(record.FinishedAt))],
                OutOfHours(record) ? batches[(record.SubmittedFrom, record.SubmittedAt.Day())] : 0,
                IsQuick(record) ? quick[(record.Handler, record.FinishedAt.Day())] : 0,
                record.ArtefactAt < record.AcceptedAt ? record.AcceptedAt - record.ArtefactAt : null,
                record.SubmittedAt - record.MaterialsMadeAt,
                record.ContactAt < record.SubmittedAt ? record.SubmittedAt - record.ContactAt : null
            )),
        ];

        bool OutOfHours(HandlingRecord record) => record.SubmittedFrom is not null && !isOfficeHour(record.SubmittedAt);
    }

    /// <summary>Fewer finished cases say nothing about what is usual. Own default.</summary>
    public const int FewestForUsual = 20;

    static LogNormal? UsualOf(IGrouping<string, HandlingRecord> same, IReadOnlyDictionary<string, LogNormal>? usual) =>
        usual is not null && usual.TryGetValue(same.Key, out var known) ? known
        : same.Count() >= FewestForUsual ? LogNormal.Robust(same.Select(record => record.HandlingMinutes))
        : null;

    static bool IsQuick(HandlingRecord record) => record.FinishedAt - record.AcceptedAt <= Quick;

    static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
