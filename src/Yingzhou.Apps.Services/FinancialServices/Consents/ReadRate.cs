using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Consents;

/// <summary>
/// How often a consent may be used (读取频次, a09 §7, own default): a credit officer opens a card a few times, a program that pulls reports opens it all day. The twentieth opening of
/// a day is allowed, the next is not.
/// </summary>
static class ReadRate
{
    public const int OpeningsADay = 20;

    public static Fault? Refuse(int openedToday) =>
        openedToday >= OpeningsADay
            ? new Fault(
                "finance.reads-exhausted",
                $"这项授权今天已经读取 {openedToday} 次，达到每日上限，明天再看；频繁读取会被记录。",
                429
            )
            : null;
}
