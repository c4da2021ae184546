using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>
/// 凭办件编号查进度: with the number of the case and the last four digits of the applicant's. Whether the one or the other is wrong is not told, and who keeps
/// guessing has to wait.
/// </summary>
sealed class TrackCase(ICases cases, TrackLimit limit)
{
    const int Digits = 4;

    /// <param name="visitor">By whom the guesses are counted.</param>
    public async Task<Outcome<TrackedCase>> Run(string? number, string? lastFour, string visitor, CancellationToken cancel)
    {
        var asked = CaseNumber.Parse(number);
        if (!asked.Succeeded)
            return asked.Fault with { Field = "number" };
        var digits = (lastFour ?? "").Trim().ToUpperInvariant();
        if (digits.Length != Digits)
            return new Fault("online-services.track-digits", "请填写申请人证件号码（身份证号或统一社会信用代码）的后四位。")
            {
                Field = "digits",
            };
        var exact = asked.Value.ToString();
        if (!limit.Allows(visitor) || !limit.Allows(exact))
            return new Fault("online-services.track-too-often", "查询太频繁，请 15 分钟后再试，或登录后在“我的办件”里查看。", 429);

        if (await cases.Track(asked.Value, digits, cancel) is { } found)
            return found;
        limit.Missed(visitor);
        limit.Missed(exact);
        return new Fault("online-services.track-no-match", "编号和证件号后四位对不上，请对照受理通知书核对。", 404);
    }
}
