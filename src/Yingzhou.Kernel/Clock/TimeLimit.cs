namespace Yingzhou.Kernel;

/// <summary>The two limits of a service item in working days: by law (法定时限) and as promised (承诺时限), never longer than the law's.</summary>
public sealed record TimeLimit
{
    TimeLimit(int? statutoryDays, int promisedDays) => (StatutoryDays, PromisedDays) = (statutoryDays, promisedDays);

    /// <summary><c>null</c> where no law sets a limit.</summary>
    public int? StatutoryDays { get; }

    /// <summary>0 = decided on the spot (即办).</summary>
    public int PromisedDays { get; }

    /// <summary>承诺压缩比: the share of the statutory time that the promise saves.</summary>
    public RatioOf? Compression => StatutoryDays is { } statutory and > 0 ? new RatioOf(statutory - PromisedDays, statutory) : null;

    public static Outcome<TimeLimit> Create(int? statutoryDays, int promisedDays)
    {
        if (promisedDays < 0 || statutoryDays < 0)
            return new Fault("time-limit.negative", "办理时限不能为负数，请填写不小于 0 的工作日数。");
        if (promisedDays > statutoryDays)
            return new Fault(
                "time-limit.promise-over-statute",
                $"承诺时限 {promisedDays} 个工作日超过法定时限 {statutoryDays} 个工作日，请缩短承诺时限。"
            );
        return new TimeLimit(statutoryDays, promisedDays);
    }
}
