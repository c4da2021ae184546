namespace Yingzhou.Kernel;

public enum VersionStep
{
    Patch,
    Minor,
    Major,
}

/// <summary>One field of an interface.</summary>
/// <param name="Types">JSON types that it may hold.</param>
public sealed record SchemaField(string Name, IReadOnlySet<string> Types, bool Required);

/// <summary>
/// 语义化版本核对 (p10 R2): what a change of an interface makes necessary. For what a consumer reads, a removed field, a further type or one that may now be missing breaks it; for what a consumer sends, a new field that must be
/// there, a narrowed type or a field that must now be there does.
/// </summary>
public static class SchemaBump
{
    public static (VersionStep Needed, IReadOnlyList<string> Because) Of(
        IReadOnlyCollection<SchemaField> inputBefore,
        IReadOnlyCollection<SchemaField> inputNow,
        IReadOnlyCollection<SchemaField> outputBefore,
        IReadOnlyCollection<SchemaField> outputNow
    )
    {
        List<string> breaks = [];
        List<string> adds = [];
        Compare(inputBefore, inputNow, breaks, adds, sent: true);
        Compare(outputBefore, outputNow, breaks, adds, sent: false);
        return breaks.Count > 0 ? (VersionStep.Major, breaks)
            : adds.Count > 0 ? (VersionStep.Minor, adds)
            : (VersionStep.Patch, []);
    }

    /// <returns>A fault that names the least version when the step is too small.</returns>
    public static Fault? Refuse(string before, string now, VersionStep needed)
    {
        if (Read(before) is not { } old || Read(now) is not { } next)
            return new("models.version-format", $"版本号应为“主.次.修订”，例如 2.3.1；现为“{before}”到“{now}”。") { Field = "version" };
        var least = needed switch
        {
            VersionStep.Major => (old.Major + 1, 0, 0),
            VersionStep.Minor => (old.Major, old.Minor + 1, 0),
            _ => (old.Major, old.Minor, old.Patch + 1),
        };
        return next.CompareTo(least) < 0
            ? new("models.version-too-small", $"接口的变动需要版本 {least.Item1}.{least.Item2}.{least.Item3} 以上，现为 {now}。")
            {
                Field = "version",
            }
            : null;
    }

    static void Compare(
        IReadOnlyCollection<SchemaField> before,
        IReadOnlyCollection<SchemaField> now,
        List<string> breaks,
        List<string> adds,
        bool sent
    )
    {
        var side = sent ? "输入" : "输出";
        var known = before.ToDictionary(field => field.Name);
        var later = now.ToDictionary(field => field.Name);
        foreach (var field in before.Where(field => !later.ContainsKey(field.Name)))
            breaks.Add($"{side}字段 {field.Name} 被删除");
        foreach (var field in now)
            if (!known.TryGetValue(field.Name, out var old))
                (sent && field.Required ? breaks : adds).Add($"{side}新增字段 {field.Name}{(sent && field.Required ? "，且必填" : "")}");
            else
            {
                var (narrowed, widened) = (!old.Types.IsSubsetOf(field.Types), !field.Types.IsSubsetOf(old.Types));
                if (sent ? narrowed : widened)
                    breaks.Add($"{side}字段 {field.Name} 的类型{(sent ? "收窄" : "放宽")}");
                else if (narrowed || widened)
                    adds.Add($"{side}字段 {field.Name} 的类型变动");
                if (old.Required != field.Required)
                    (field.Required == sent ? breaks : adds).Add($"{side}字段 {field.Name} {(field.Required ? "变为必填" : "变为可缺")}");
            }
    }

    static (int Major, int Minor, int Patch)? Read(string version) =>
        version.Split('.') is [var major, var minor, var patch]
        && int.TryParse(major, out var a)
        && int.TryParse(minor, out var b)
        && int.TryParse(patch, out var c)
        && Math.Min(a, Math.Min(b, c)) >= 0
            ? (a, b, c)
            : null;
}
