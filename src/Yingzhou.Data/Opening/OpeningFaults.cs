using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

static class OpeningFaults
{
    public static readonly Fault NoDataset = new("opening.no-dataset", "没有这个开放数据集，请从数据目录重新进入。", 404);
    public static readonly Fault NoRelease = new("opening.no-release", "没有这个版本，请从数据集页面重新进入。", 404);
    public static readonly Fault NoFile = new("opening.no-file", "这个版本没有这个文件，请从数据集页面下载。", 404);
    public static readonly Fault Stale = new("opening.stale", "刚才已有人处理了这个版本，请刷新后再操作。", 412);

    public static Fault Withdrawn(string? reason) => new("opening.withdrawn", $"这个版本已撤回：{reason}", 410);
}
