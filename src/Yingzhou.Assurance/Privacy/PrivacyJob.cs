using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>待同意 → 已授权 → 已完成; or stopped by a side, or over because its last day is past.</summary>
public enum PrivacyJobState
{
    Proposed,
    Granted,
    Done,
    Stopped,
}

/// <summary>
/// A private set intersection between two units (隐私求交任务): proposed by one, consented to by the other, granted by the city, run by both nodes, reported by both. The city holds no list and sees none.
/// </summary>
sealed class PrivacyJob : Record
{
    /// <summary>E.g. <c>Q-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required string Purpose { get; init; }

    /// <summary>The law or agreement by which both may compare.</summary>
    public required string Basis { get; init; }

    /// <summary>Unit that proposed, with its node's public key.</summary>
    public required string FirstUnit { get; init; }

    public required string FirstKey { get; init; }

    public required string SecondUnit { get; init; }

    /// <summary>Comes with the consent.</summary>
    public string? SecondKey { get; private set; }

    public required PsiGain Gain { get; init; }

    public required DateOnly Until { get; init; }

    public required bool MayRepeat { get; init; }

    public PrivacyJobState State { get; private set; }

    /// <summary>The signed grant, as both sides download it.</summary>
    public string? GrantFile { get; private set; }

    /// <summary>Signed reports, as the sides handed them in.</summary>
    public string? FirstReport { get; private set; }

    public string? SecondReport { get; private set; }

    public string? Note { get; private set; }

    public PsiGrant? Grant(Func<string, string> nameOf) =>
        SecondKey is null
            ? null
            : new(
                Number,
                Purpose,
                Basis,
                new(FirstUnit, nameOf(FirstUnit), FirstKey),
                new(SecondUnit, nameOf(SecondUnit), SecondKey),
                Gain,
                Until,
                MayRepeat
            );

    public Fault? Consent(string key, DateOnly today)
    {
        if (State is not PrivacyJobState.Proposed)
            return OutOfOrder;
        if (Until < today)
            return new("privacy.job-over", "任务的最后期限已过，请重新提出。", 409);
        if (key == FirstKey)
            return new("privacy.same-key", "双方登记了同一个节点公钥，请填本单位自己节点的公钥。") { Field = "key" };
        SecondKey = key;
        return null;
    }

    public void Signed(string file) => (GrantFile, State) = (file, PrivacyJobState.Granted);

    public Fault? Stop(string? reason)
    {
        if (State is not (PrivacyJobState.Proposed or PrivacyJobState.Granted))
            return OutOfOrder;
        if (string.IsNullOrWhiteSpace(reason))
            return new("privacy.no-reason", "请写明终止的原因。") { Field = "reason" };
        (State, Note) = (PrivacyJobState.Stopped, reason.Trim());
        return null;
    }

    /// <param name="file">As it was handed in; <paramref name="report"/> is what it says.</param>
    public Fault? Report(string file, PsiReport report, PsiReport? other)
    {
        if (State is not PrivacyJobState.Granted || (report.Side == 0 ? FirstReport : SecondReport) is not null)
            return OutOfOrder;
        if (other is not null && !report.Agrees(other))
            return new("privacy.reports-differ", "双方的运行报告对不上：收发内容、条数或存证编号不一致，请核对后联系对方。", 409)
            {
                Field = "report",
            };
        if (report.Side == 0)
            FirstReport = file;
        else
            SecondReport = file;
        if (other is not null)
            State = PrivacyJobState.Done;
        return null;
    }

    static Fault OutOfOrder => new("privacy.out-of-order", "任务已不在这一步，请刷新后再看。", 409);
}
