namespace Yingzhou.Assurance.Organisation;

/// <summary>A post that somebody may exercise at an instant, with everything a screen or a decision needs to know about it.</summary>
/// <param name="OnBehalfOf">The official whose post it is, when it is exercised under a delegation (代岗); <c>null</c> when it is their own.</param>
public sealed record HeldPost(Post Post, Unit Unit, AppointmentKind Kind, Official? OnBehalfOf)
{
    public string Id => Post.Id;

    /// <summary>定海区市场监督管理局 · 受理岗（代 张三）</summary>
    public string Title => OnBehalfOf is { } away ? $"{Unit.Name} · {Post.Title}（代 {away.Name}）" : $"{Unit.Name} · {Post.Title}";
}

/// <summary>Who may exercise a post at an instant.</summary>
/// <param name="OnBehalfOf">As in <see cref="HeldPost"/>.</param>
public sealed record PostHolder(Official Official, AppointmentKind Kind, Official? OnBehalfOf);
