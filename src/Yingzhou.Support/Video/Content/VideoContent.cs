using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Video.Content;

sealed record PurposeEntry(string Id, string Title);

sealed record CamerasFile(
    string Note,
    IReadOnlyList<CameraGroup> Groups,
    IReadOnlyList<PurposeEntry> Purposes,
    IReadOnlyList<Camera> Cameras
);

/// <summary>摄像机目录, <c>video/cameras.json</c>.</summary>
sealed class VideoContent
{
    const string Path = "video/cameras.json";
    const string StillEnding = ".svg";

    readonly CityContent city;

    VideoContent(CityContent city, CamerasFile file)
    {
        this.city = city;
        Groups = file.Groups;
        Purposes = file.Purposes.ToDictionary(purpose => purpose.Id, purpose => purpose.Title);
        ByCode = file.Cameras.ToDictionary(camera => camera.Code);
    }

    public IReadOnlyList<CameraGroup> Groups { get; }

    public IReadOnlyDictionary<string, string> Purposes { get; }

    public IReadOnlyDictionary<string, Camera> ByCode { get; }

    /// <summary>The made-up picture of a camera of the demonstration.</summary>
    public byte[] Still(string file) => city.ReadBytes(file);

    public static ContentReading<VideoContent> Read(CityContent city, Func<string, bool> knowsDivision, Func<string, bool> knowsDepartment)
    {
        var reader = new ContentReader(city);
        if (reader.One<CamerasFile>(Path) is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. file
                .Content.Cameras.Index()
                .SelectMany(one => Check(city, file, $"cameras[{one.Index}]", one.Item, knowsDivision, knowsDepartment)),
        ];
        foreach (var same in file.Content.Cameras.GroupBy(camera => camera.Code).Where(same => same.Count() > 1))
            problems.Add(file.Problem("cameras", $"设备编码 {same.Key} 登记了两次"));
        return problems.Count > 0 ? new(null, problems) : new(new(city, file.Content), []);
    }

    static IEnumerable<ContentProblem> Check(
        CityContent city,
        ContentFile<CamerasFile> file,
        string at,
        Camera camera,
        Func<string, bool> knowsDivision,
        Func<string, bool> knowsDepartment
    )
    {
        var code = CameraCode.Read(camera.Code, knowsDivision);
        if (code.Fault is { } wrong)
            yield return file.Problem($"{at}.code", wrong.Detail);
        else if (!code.Value.IsCamera)
            yield return file.Problem($"{at}.code", $"类型码 {code.Value.Type} 不是摄像机（131、132）");
        if (!knowsDivision(camera.Division))
            yield return file.Problem($"{at}.division", $"没有行政区划 {camera.Division}");
        if (!knowsDepartment(camera.Department))
            yield return file.Problem($"{at}.department", $"没有部门 {camera.Department}");
        if (file.Content.Groups.All(group => group.Id != camera.Group))
            yield return file.Problem($"{at}.group", $"没有分组 {camera.Group}");
        if (camera.Azimuth is not (>= 0 and < 360) || camera.Angle is not (> 0 and <= 360) || camera.Radius <= 0)
            yield return file.Problem($"{at}.azimuth", "方位角 0 到 360 度，视场角大于 0、不超过 360 度，半径大于 0 米");
        if (camera.RetentionDays < RecordingKept.LeastDays)
            yield return file.Problem($"{at}.retentionDays", $"公共场所的录像至少保存 {RecordingKept.LeastDays} 天");
        if (camera.Filing.Length == 0)
            yield return file.Problem($"{at}.filing", "写明公安备案号");
        if (!IsWeb(camera.Still) && !(camera.Still.EndsWith(StillEnding, StringComparison.Ordinal) && city.Has(camera.Still)))
            yield return file.Problem($"{at}.still", "截图地址写 http(s) 地址，或内容里的 .svg 文件");
        if (camera.Stream is { } stream && !IsWeb(stream))
            yield return file.Problem($"{at}.stream", "视频流写 http(s) 地址");
    }

    internal static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
