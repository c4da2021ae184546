using System.Collections.Concurrent;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>The shortest application of an enterprise that officials handle: a licence for a branch in a building of its own, nothing to upload.</summary>
static class LicenceForm
{
    // A draft belongs to its enterprise: tests that apply for the same one take turns.
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    /// <param name="uscc">Of the enterprise that applies.</param>
    /// <returns>The number of the case; its page is open.</returns>
    public static async Task<string> Apply(Applicant shop, string uscc = RestaurantForm.Uscc)
    {
        var turn = Turns.GetOrAdd(uscc, _ => new(1));
        await turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await Fill(shop, uscc);
        }
        finally
        {
            turn.Release();
        }
    }

    static async Task<string> Fill(Applicant shop, string uscc)
    {
        await shop.Page.GotoAsync("/apply/business-licence");
        await shop.AnswerAll(
            new Dictionary<string, string>
            {
                ["在哪里办？"] = "定海区",
                ["您用什么身份开店？"] = "公司开的分店",
                ["店面是谁的？"] = "自己（公司）的房子",
                ["谁来办？"] = "本人（法定代表人）办",
            }
        );
        await shop.Page.Reads("没有要您上传的材料");
        await shop.Press("保存，下一步");
        await RestaurantForm.FillInShop(shop, "海之味码头店");
        await shop.Tick("结果领取方式", "电子证照");
        await shop.Press("保存，下一步");
        await shop.Write("统一社会信用代码", uscc);
        await shop.Page.GetByLabel("内容属实").CheckAsync();
        await shop.Press("提交申请");
        await shop.Page.Reads("已经收到您的申请");
        return await shop.Number();
    }
}
