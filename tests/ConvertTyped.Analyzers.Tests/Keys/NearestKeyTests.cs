using ConvertTyped.Analyzers.Keys;

namespace ConvertTyped.Analyzers.Tests.Keys;

public sealed class NearestKeyTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("banner", "banner", 0)]
    [InlineData("banner", "baner", 1)]
    [InlineData("banner", "bannner", 1)]
    [InlineData("banner", "bonner", 1)]
    [InlineData("banner", "bnaner", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void The_distance_is_the_smallest_number_of_edits_if_no_substring_is_edited_twice(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(left, right, 10));
        Assert.Equal(distance, EditDistance.Between(right, left, 10));
    }

    [Theory]
    [InlineData("ab", "abc", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void A_distance_that_equals_the_limit_is_exact(string left, string right, int limit) =>
        Assert.Equal(limit, EditDistance.Between(left, right, limit));

    [Theory]
    [InlineData("kitten", "sitting", 2)]
    [InlineData("a", "abcd", 2)]
    public void A_distance_that_exceeds_the_limit_is_returned_as_a_number_above_the_limit(string left, string right, int limit) =>
        Assert.Equal(limit + 1, EditDistance.Between(left, right, limit));

    [Theory]
    [InlineData("chekout", "checkout")]
    [InlineData("CHECKOUT", "checkout")]
    [InlineData("checkoutBanner", "checkout-banner")]
    [InlineData("checkout_banner", "checkout-banner")]
    [InlineData("abcdef", "abcdxy")]
    [InlineData("abcdefg", null)]
    [InlineData("ac", null)]
    public void A_key_is_suggested_if_at_most_a_third_of_it_differs(string wanted, string? nearest) =>
        Assert.Equal(nearest, NearestKey.Find(wanted, ["ab", "checkout", "checkout-banner", "abcdxy"]));

    [Fact]
    public void The_first_of_equally_near_keys_in_ordinal_order_is_suggested()
    {
        Assert.Equal("banner-a", NearestKey.Find("banner-x", ["banner-b", "banner-a", "banner-c"]));
        Assert.Equal("banner-a", NearestKey.Find("banner-x", ["banner-a", "banner-c", "banner-b"]));
    }

    [Fact]
    public void A_key_that_differs_only_in_case_is_the_nearest_key() =>
        Assert.Equal("Banner", NearestKey.Find("banner", ["bonner", "Banner", "banne"]));
}
