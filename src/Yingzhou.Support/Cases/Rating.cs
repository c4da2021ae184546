using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

public enum RatingStatus
{
    /// <summary>A good rating, nothing to do.</summary>
    Noted,

    /// <summary>A bad one: the applicant is to be contacted.</summary>
    ToContact,
    ToCorrect,
    ToCallBack,
    Closed,
}

/// <summary>
/// A rating (好差评), one a service. A bad one opens a loop: contact within 1 working day, correct within 5 (simple) or 15 (complex), call back, close.
/// Source: 国办发〔2019〕51号; page a06 §3. No rating is not a good rating.
/// </summary>
public sealed class Rating : Record
{
    public required Guid CaseId { get; init; }

    public required string Unit { get; init; }

    public required RatingGrade Grade { get; init; }

    public string? Comment { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Keyed digest of the device it came from; <c>null</c> when it came through no screen (a replayed year).</summary>
    public string? Device { get; init; }

    /// <summary>Why no figure counts it; <c>null</c> when all do.</summary>
    public RatingExclusion? Excluded { get; init; }

    public RatingStatus Status { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public bool? Complex { get; private set; }

    public string? Correction { get; private set; }

    public string? CallBackNote { get; private set; }

    /// <summary>How the applicant feels after the call-back (回访).</summary>
    public RatingGrade? GradeAfter { get; private set; }

    /// <summary>Days after the rating within which something may be added (追评期限). Own default: page a06 §3 says "a set time".</summary>
    public const int AddWithinDays = 30;

    public DateTimeOffset? AddedAt { get; private set; }

    public string? AddedComment { get; private set; }

    /// <summary>How the applicant felt when adding; no figure counts it, for a service is counted once.</summary>
    public RatingGrade? AddedGrade { get; private set; }

    public bool IsBad => Grade <= RatingGrade.Dissatisfied;

    /// <summary>追评. One that is bad where the first was good opens the loop, as a bad rating does.</summary>
    public Fault? Add(string comment, RatingGrade? grade, DateTimeOffset at, Workdays workdays)
    {
        if (AddedAt is not null)
            return new Fault("cases.added-already", "已经追评过一次了，谢谢。", 409);
        if (at > At.AddDays(AddWithinDays))
            return new Fault("cases.add-too-late", $"评价后 {AddWithinDays} 天内可以追评，现在已经过了。", 409);
        (AddedAt, AddedComment, AddedGrade) = (at, comment, grade);
        if (!IsBad && grade <= RatingGrade.Dissatisfied)
            Begin(workdays);
        return null;
    }

    public void Open(Workdays workdays)
    {
        if (IsBad)
            Begin(workdays);
    }

    void Begin(Workdays workdays)
    {
        Status = RatingStatus.ToContact;
        DueAt = CityTime.EndOf(Deadlines(workdays).Contact.Day);
    }

    /// <param name="complex">Complex matters have 15 working days instead of 5, both from the day of the rating.</param>
    public Fault? Contacted(bool complex, Workdays workdays)
    {
        if (Status is not RatingStatus.ToContact)
            return Not();
        Complex = complex;
        Status = RatingStatus.ToCorrect;
        var deadlines = Deadlines(workdays);
        DueAt = CityTime.EndOf((complex ? deadlines.ComplexCorrection : deadlines.SimpleCorrection).Day);
        return null;
    }

    public Fault? Corrected(string what)
    {
        if (Status is not RatingStatus.ToCorrect)
            return Not();
        if (string.IsNullOrWhiteSpace(what))
            return new Fault("cases.correction-needs-text", "请写明整改了什么，回访时要告诉申请人。") { Field = "note" };
        (Correction, Status) = (what, RatingStatus.ToCallBack);
        return null;
    }

    public Fault? CalledBack(string note, RatingGrade after)
    {
        if (Status is not RatingStatus.ToCallBack)
            return Not();
        (CallBackNote, GradeAfter, Status, DueAt) = (note, after, RatingStatus.Closed, null);
        return null;
    }

    BadRatingDeadlines Deadlines(Workdays workdays) => BadRatingDeadlines.For((IsBad ? At : AddedAt ?? At).Day(), workdays).Value;

    static Fault Not() => new("cases.rating-wrong-state", "这条评价已经到了下一步，请刷新后再看。", 409);
}
