namespace ConvertTyped.Generator.Tests.Config;

public class NameAssignmentTests
{
    [Theory]
    [InlineData("9:checkout_banner 10:checkout-banner", "CheckoutBanner CheckoutBanner_10")]
    [InlineData("10:checkout-banner 9:checkout_banner", "CheckoutBanner_10 CheckoutBanner")]
    [InlineData("b:x 10:X a:-x", "X_B X X_A")]
    [InlineData("1:a-b 2:a_b 2:aB", "AB AB_2_2 AB_2")]
    [InlineData(":max-items :maxItems :max_items", "MaxItems MaxItems_2 MaxItems_3")]
    [InlineData(":x 5:X", "X_2 X")]
    [InlineData("10:--- 11:...", "_10 _11")]
    [InlineData(":--- :...", "_002D002D002D _002E002E002E")]
    [InlineData("9:checkout-banner 10:checkoutbanner", "CheckoutBanner Checkoutbanner_10")]
    [InlineData("100:", "_100")]
    public void Siblings_get_unique_names(string siblings, string names)
    {
        Assert.Equal(names, string.Join(' ', Assign(siblings).Select(name => name.Member)));
    }

    [Fact]
    public void Names_do_not_depend_on_the_order_of_the_siblings()
    {
        string[] siblings = ["3:checkout-banner", "20:checkout_banner", "100:checkoutBanner", "x:checkout.banner", ":checkout banner", "1:Banner"];
        var expected = NamesByKey(siblings);
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            random.Shuffle(siblings);
            Assert.Equal(expected, NamesByKey(siblings));
        }
    }

    [Fact]
    public void A_name_that_would_hide_a_member_gets_an_underscore()
    {
        var name = Assert.Single(NameAssignment.Assign([("1", "to-string")], reserved => reserved == "ToString"));
        Assert.Equal(new AssignedName("ToString", "ToString_"), name);
    }

    [Theory]
    [InlineData("9", "10")]
    [InlineData("09", "10")]
    [InlineData("99999999999999999999", "100000000000000000000")]
    [InlineData("10", "1b")]
    [InlineData("99", "-1")]
    [InlineData("a", "b")]
    [InlineData("z", null)]
    public void Ids_that_contain_only_digits_come_first_in_numeric_order_and_missing_ids_come_last(string? lower, string? higher)
    {
        Assert.True(EntityIdOrder.Compare(lower, higher) < 0);
        Assert.True(EntityIdOrder.Compare(higher, lower) > 0);
        Assert.Equal(0, EntityIdOrder.Compare(lower, lower));
    }

    private static Dictionary<string, string> NamesByKey(string[] siblings) =>
        siblings.Zip(Assign(siblings)).ToDictionary(pair => pair.First, pair => pair.Second.Member);

    private static AssignedName[] Assign(string siblings) => Assign(siblings.Split(' '));

    private static AssignedName[] Assign(string[] siblings) =>
        NameAssignment.Assign([.. siblings.Select(s => s.Split(':', 2)).Select(s => (s[0].Length == 0 ? null : s[0], s[1]))], _ => false);
}
