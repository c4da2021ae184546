namespace Yingzhou.Kernel;

/// <summary>Measures of how much there is to find out.</summary>
public static class Information
{
    /// <summary>Shannon entropy; weights need not add up to 1.</summary>
    public static double EntropyBits(IReadOnlyCollection<double> weights)
    {
        var total = weights.Sum();
        var bits = 0.0;
        foreach (var weight in weights)
            if (weight > 0)
                bits -= weight / total * Math.Log2(weight / total);
        return bits;
    }

    /// <summary>Mean depth of a Huffman tree over the weights.</summary>
    public static double HuffmanQuestions(IReadOnlyCollection<double> weights)
    {
        var total = weights.Sum();
        var heap = new PriorityQueue<double, double>(weights.Select(weight => (weight, weight)));
        var questions = 0.0;
        while (heap.Count > 1)
        {
            var merged = heap.Dequeue() + heap.Dequeue();
            questions += merged / total;
            heap.Enqueue(merged, merged);
        }

        return questions;
    }
}
