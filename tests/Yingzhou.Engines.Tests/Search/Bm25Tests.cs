using Yingzhou.Support.Search;

namespace Yingzhou.Engines.Tests.Search;

public class Bm25Tests
{
    static readonly string[][] Cards =
    [
        ["居民", "身份证", "补领", "材料"],
        ["身份证", "到期", "换领", "时限", "海岛", "邮寄"],
        ["营业", "执照", "换发"],
    ];

    [Fact]
    public void A07_3_the_card_that_is_renewed_by_mail_comes_first()
    {
        var scores = Bm25.Scores(["身份证", "换领", "邮寄"], Cards);

        Assert.Equal([0.4853, 2.1011, 0], scores.Select(score => Math.Round(score, 4)));
    }

    [Fact]
    public void A_word_that_is_asked_twice_counts_once() =>
        Assert.Equal(Bm25.Scores(["身份证"], Cards), Bm25.Scores(["身份证", "身份证"], Cards));

    [Fact]
    public void A_word_in_every_document_still_adds_a_little() => Assert.True(Bm25.Idf(3, 3) > 0);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public void More_of_a_word_is_better_and_never_more_than_k1_plus_one_times_its_idf(double less, double more)
    {
        var (low, high) = (Bm25.Term(1, less, 4, 4), Bm25.Term(1, more, 4, 4));

        Assert.True(low < high && high < Bm25.K1 + 1);
    }

    [Fact]
    public void Of_no_documents_there_are_no_scores() => Assert.Empty(Bm25.Scores(["身份证"], []));
}
