namespace Yingzhou.Foundation.Live;

/// <summary>What the running step has touched (变动主题): told to whoever waits once it is committed, forgotten when it is not.</summary>
public sealed class LiveTopics
{
    readonly HashSet<string> touched = new(StringComparer.Ordinal);

    public void Touch(string topic) => touched.Add(topic);

    internal IReadOnlyList<string> Take()
    {
        if (touched.Count == 0)
            return [];
        string[] taken = [.. touched];
        touched.Clear();
        return taken;
    }
}
