namespace Yingzhou.Kernel;

/// <summary>Time limits of the Administrative Licensing Law (行政许可法, 2019 amendment), all in working days (article 82).</summary>
public static class LicensingLaw
{
    /// <summary>Article 32 (4): what is missing is told once, within 5 days of receipt.</summary>
    public const int SupplementNoticeDays = 5;

    /// <summary>Article 42: decision by one organ, from acceptance.</summary>
    public const int DecisionDays = 20;

    /// <summary>Article 42: extension by the head of the organ, with notice of the reason.</summary>
    public const int DecisionExtensionDays = 10;

    /// <summary>Article 42: unified, joint or concentrated handling (统一办理、联合办理、集中办理).</summary>
    public const int JointDecisionDays = 45;

    /// <summary>Article 42: extension of joint handling by the head of the people's government.</summary>
    public const int JointExtensionDays = 15;

    /// <summary>Article 44: the licence is delivered, from the decision.</summary>
    public const int DeliveryDays = 10;

    /// <summary>Article 32 (4): silence until the end of the notice period means accepted as of the day of receipt (逾期不告知视为受理).</summary>
    public static Outcome<DeemedAcceptance> AcceptanceBySilence(DateOnly received, Workdays workdays)
    {
        var noticeDue = workdays.AddWorkdaysOpen(received, SupplementNoticeDays);
        return noticeDue.Fault is { } fault ? fault : new DeemedAcceptance(noticeDue.Value, AcceptedAsOf: received);
    }
}

/// <summary>视为受理. From the end of <paramref name="NoticeDue"/> the file counts as accepted on <paramref name="AcceptedAsOf"/>.</summary>
public sealed record DeemedAcceptance(DueDay NoticeDue, DateOnly AcceptedAsOf);
