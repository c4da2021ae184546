using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

/// <summary>An answer with its reason (授权决定).</summary>
/// <param name="Reason">Stable code: of the refusal, or of the rule that allowed.</param>
/// <param name="Sentence">The reason in Simplified Chinese, with what to do next when it is a refusal.</param>
public sealed record Decision(bool Allowed, string Reason, string Sentence)
{
    /// <summary>401 asks for signing in, everything else is 403.</summary>
    public Fault? AsFault() => Allowed ? null : new(Reason, Sentence, Reason == "permission.sign-in" ? 401 : 403);
}
