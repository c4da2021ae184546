using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Files;

static class FileFaults
{
    public static Fault Empty(string name) => new("files.empty", $"“{name}”是空文件，请重新选择后上传。");

    public static Fault TooLarge(string name, long maxBytes) =>
        new("files.too-large", $"“{name}”超过 {Megabytes(maxBytes)} MB，请压缩或拍小一点后再传。");

    public static Fault WrongType(string name, FileType? inside, IReadOnlyList<FileType> taken)
    {
        var endings = string.Join("、", taken.Select(type => type.Ending()));
        return new(
            "files.wrong-type",
            inside is { } type && taken.Contains(type)
                ? $"“{name}”的内容其实是 {type.Ending()} 格式，请把文件名的后缀改对后再传。"
                : $"“{name}”不是可用的格式，请换成 {endings} 后再传。"
        );
    }

    static string Megabytes(long bytes) => (bytes / 1048576m).ToString("0.##", CultureInfo.InvariantCulture);
}
