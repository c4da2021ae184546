using Yingzhou.Apps.Services.BusinessEnvironment.Licences;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

public enum DemandVerdict
{
    /// <summary>清单内: it may be asked for.</summary>
    Listed,

    /// <summary>清单内但已取消审批: nobody may ask for it any more.</summary>
    Cancelled,

    /// <summary>清单外: nobody may restrict entry by it (清单之外不得限制).</summary>
    Unlisted,

    /// <summary>不能判断: the list's names are not all transcribed here, and this one is none of them.</summary>
    Unsure,
}

/// <summary>Whether a licence that a department demands is one that may be demanded (a13 §3).</summary>
public static class UnlistedDemand
{
    public static string Word(DemandVerdict verdict) =>
        verdict switch
        {
            DemandVerdict.Listed => "清单内",
            DemandVerdict.Cancelled => "清单内，已取消审批，不得再要",
            DemandVerdict.Unlisted => "清单外，不得限制",
            _ => "已录入的清单里没有，待核",
        };

    public static (DemandVerdict Verdict, LicenceItem? Item) Judge(LicenceList list, string demanded)
    {
        var wanted = PhraseIndex.Plain(demanded);
        var item = list.Items.FirstOrDefault(one => PhraseIndex.Plain(one.Name) == wanted);
        var verdict =
            item is { Reform: ReformType.Cancelled } ? DemandVerdict.Cancelled
            : item is not null ? DemandVerdict.Listed
            : list.Untranscribed > 0 ? DemandVerdict.Unsure
            : DemandVerdict.Unlisted;
        return (verdict, item);
    }
}
