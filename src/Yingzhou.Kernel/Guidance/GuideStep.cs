namespace Yingzhou.Kernel;

/// <summary>A node of the question tree (情形引导).</summary>
/// <param name="Materials">What can be said here; also the honest list for someone who cannot answer further.</param>
public abstract record GuideStep(MaterialList Materials);

/// <summary>Nothing more to ask: the list is settled, or no question tells the remaining situations apart.</summary>
public sealed record GuideEnd(MaterialList Materials) : GuideStep(Materials);

/// <summary>Ask, or look up, and go on.</summary>
public sealed record GuideAsk(GuideQuestion Question, IReadOnlyDictionary<string, GuideStep> Next, MaterialList Materials)
    : GuideStep(Materials);
