using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

static class ModelsFaults
{
    public static readonly Fault Unknown = new("models.unknown", "没有这个模型，请从列表选择。", 404);
    public static readonly Fault NoVersion = new("models.no-version", "没有这个版本，请刷新后再看。", 404);
    public static readonly Fault NoLive = new("models.no-live", "这个模型还没有现行版本，审核发布后再用。", 409);
    public static readonly Fault NoEarlier = new("models.no-earlier", "没有更早的已发布版本可以回退。", 409);
    public static readonly Fault Stale = new("models.stale", "您打开之后这个版本有了变化，请刷新后再办。", 412);
    public static readonly Fault NotWaiting = new("models.not-waiting", "这个版本不在待审核状态，请刷新后再看。", 409);
    public static readonly Fault NoReason = new("models.reason-missing", "请写明理由，登记的人要看。") { Field = "reason" };
    public static readonly Fault NoNote = new("models.note-missing", "请写明这个版本改了什么、为什么改（4 到 200 字）。")
    {
        Field = "note",
    };

    public static readonly Fault NumberTaken = new("models.number-taken", "这个版本号已经用过，退回的版本也占号，请往后取。", 409)
    {
        Field = "number",
    };

    public static readonly Fault Method = new("models.method", "没有这个方法，或它不做这个任务，请从列表选择。") { Field = "method" };

    public static readonly Fault Season = new("models.season", $"周期应为 1 到 {ModelMethods.LongestSeason} 期；季节调整至少 2 期。")
    {
        Field = "season",
    };

    public static readonly Fault Steps = new("models.steps", $"预测步数应为 1 到 {ModelMethods.MostSteps}。") { Field = "steps" };

    public static readonly Fault Limit = new("models.limit", "异常的界限应为 2 到 10 倍离差。") { Field = "limit" };

    public static Fault TooShort(int needed, int known) =>
        new("models.too-short", $"量不出误差就不发布：至少要 {needed} 期连续的数，现有 {known} 期。", 422);

    public static readonly Fault Flat = new("models.flat", "这些数没有变化，量不出误差，模型无从谈起。", 422);

    public static readonly Fault NoSeries = new("models.no-series", "来源里没有这个序列，请先核对登记的来源。", 422);

    public static Fault Imprecise(RatioOf precision, double least) =>
        new("models.imprecise", $"标出来的只有 {precision} 是真的，低于登记的 {least:P0}，请调高界限。", 422);

    public static Fault RetireNotice(int applications, DateOnly earliest) =>
        new("models.retire-notice", $"还有 {applications} 个应用在用，停用要提前 90 天通知，最早 {earliest:yyyy-MM-dd}。", 409)
        {
            Field = "last-day",
        };

    public static readonly Fault RetirePast = new("models.retire-past", "停用日应是今天或以后。") { Field = "last-day" };

    public static Fault TooManyTries(int minutes) => new("models.too-many-tries", $"试得太密了，请 {minutes} 分钟后再试。", 429);

    public static readonly Fault Values = new("models.values", "请填 1 到 1000 个数，用逗号、空格或换行隔开。") { Field = "values" };
}
