namespace Yingzhou.Kernel;

/// <summary>Strongly connected components of a directed graph (强连通分量, Tarjan 1972), without recursion: a chain of guarantees may be long.</summary>
public static class StronglyConnected
{
    /// <param name="edges">From whom to whom.</param>
    /// <returns>Every component, each sorted; also those of a single vertex.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<(string From, string To)> edges)
    {
        var all = edges.ToList();
        string[] names = [.. all.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Order(StringComparer.Ordinal)];
        var number = names.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var next = all.ToLookup(edge => number[edge.From], edge => number[edge.To]);
        var (order, low) = (Enumerable.Repeat(-1, names.Length).ToArray(), new int[names.Length]);
        var onStack = new bool[names.Length];
        var stack = new Stack<int>();
        var components = new List<IReadOnlyList<string>>();
        var count = 0;
        for (var root = 0; root < names.Length; root++)
        {
            if (order[root] >= 0)
                continue;
            var path = new Stack<(int Vertex, IEnumerator<int> Next)>();
            Enter(root, path);
            while (path.Count > 0)
            {
                var (vertex, edgesOf) = path.Peek();
                if (edgesOf.MoveNext())
                {
                    var to = edgesOf.Current;
                    if (order[to] < 0)
                        Enter(to, path);
                    else if (onStack[to])
                        low[vertex] = Math.Min(low[vertex], order[to]);
                    continue;
                }
                path.Pop();
                if (path.Count > 0)
                    low[path.Peek().Vertex] = Math.Min(low[path.Peek().Vertex], low[vertex]);
                if (low[vertex] == order[vertex])
                    components.Add(Popped(vertex));
            }
        }
        return components;

        void Enter(int vertex, Stack<(int, IEnumerator<int>)> path)
        {
            order[vertex] = low[vertex] = count++;
            stack.Push(vertex);
            onStack[vertex] = true;
            path.Push((vertex, next[vertex].GetEnumerator()));
        }

        List<string> Popped(int root)
        {
            var members = new List<string>();
            int member;
            do
            {
                member = stack.Pop();
                onStack[member] = false;
                members.Add(names[member]);
            } while (member != root);
            members.Sort(StringComparer.Ordinal);
            return members;
        }
    }
}
