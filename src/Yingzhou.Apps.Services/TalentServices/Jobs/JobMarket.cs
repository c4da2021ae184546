using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>Posts for somebody, and people for a post (云配智聘): by the formula until 2,000 outcomes allow a learned order (a10 §3).</summary>
public sealed class JobMarket(TalentContent content)
{
    // A shortlist is read by people.
    const int Shortlisted = 5;

    /// <summary>The best first; posts that the law closes to this person come last, with what is missing.</summary>
    /// <param name="posts">Open posts; those of the content when nobody published any.</param>
    public IReadOnlyList<JobMatch> For(Resume resume, IReadOnlyList<JobPost>? posts = null) =>
        [
            .. (posts ?? content.Posts)
                .Select(post => JobMatch.Of(post, resume, content.Tree))
                .OrderByDescending(match => match.Score ?? -1)
                .ThenBy(match => match.Post.Id, StringComparer.Ordinal),
        ];

    public IReadOnlyList<JobMatch> Shortlist(JobPost post) =>
        [
            .. content
                .Resumes.Select(resume => JobMatch.Of(post, resume, content.Tree))
                .Where(match => match.Score is not null)
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Resume.Id, StringComparer.Ordinal)
                .Take(Shortlisted),
        ];

    /// <summary>校招分配: a fair at which everybody names wishes and every post ranks by score; nobody and no post would rather have each other.</summary>
    /// <param name="wishes">Post ids by candidate id, the dearest first.</param>
    public IReadOnlyDictionary<string, string> Fair(
        IReadOnlyDictionary<string, IReadOnlyList<string>> wishes,
        IReadOnlyList<JobPost>? posts = null
    )
    {
        var (candidates, places) = Table(wishes, posts ?? content.Posts);
        return DeferredAcceptance.Assign(candidates, places);
    }

    /// <summary>Who would leave what they were given for each other; nobody, when it was assigned by <see cref="Fair"/>.</summary>
    public int Unstable(
        IReadOnlyDictionary<string, IReadOnlyList<string>> wishes,
        IReadOnlyList<JobPost> posts,
        IReadOnlyDictionary<string, string> assigned
    )
    {
        var (candidates, places) = Table(wishes, posts);
        return DeferredAcceptance.BlockingPairs(candidates, places, assigned).Count;
    }

    (IReadOnlyList<MatchCandidate> Candidates, IReadOnlyList<MatchPost> Places) Table(
        IReadOnlyDictionary<string, IReadOnlyList<string>> wishes,
        IReadOnlyList<JobPost> posts
    )
    {
        var people = content.Resumes.Where(resume => wishes.ContainsKey(resume.Id)).ToList();
        return (
            people.ConvertAll(resume => new MatchCandidate(resume.Id, wishes[resume.Id])),
            [
                .. posts.Select(post => new MatchPost(
                    post.Id,
                    post.Headcount,
                    [
                        .. people
                            .Select(resume => JobMatch.Of(post, resume, content.Tree))
                            .Where(match => match.Score is not null)
                            .OrderByDescending(match => match.Score)
                            .ThenBy(match => match.Resume.Id, StringComparer.Ordinal)
                            .Select(match => match.Resume.Id),
                    ]
                )),
            ]
        );
    }
}
