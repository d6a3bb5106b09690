namespace ConvertTyped.Tests.Documentation;

public class Section02_CreatingAVisitorContext
{
    [Fact]
    public void A_context_copies_the_given_attributes()
    {
        using var core = PageConfig.Core();
        var given = new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "pro" };

        var context = core.CreateContext("visitor-abc", given);

        // Changing the dictionary afterwards does not affect the context:
        given["country"] = "DE";
        Assert.Equal("visitor-abc", context.VisitorId);
        Assert.Equal(new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "pro" }, context.VisitorAttributes);
        Assert.Equal(context.VisitorAttributes, context.Attributes);  // same as VisitorAttributes (alias)
        Assert.Empty(context.DefaultSegments);                        // report segments are separate
    }

    [Fact]
    public void Updated_attributes_are_merged_with_the_stored_ones()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-abc", new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "pro" });

        context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "enterprise", ["beta"] = true });

        // VisitorAttributes now includes all prior keys plus the update; later contexts of the visitor have the merged state.
        var merged = new Dictionary<string, object?> { ["country"] = "US", ["plan"] = "enterprise", ["beta"] = true };
        Assert.Equal(merged, context.VisitorAttributes);
        Assert.Equal(merged, core.CreateContext("visitor-abc").VisitorAttributes);
    }

    [Fact]
    public void In_CSharp_location_attributes_can_also_be_passed_at_creation()
    {
        using var core = PageConfig.Core();
        var context = core.CreateContext("visitor-abc", locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        Assert.NotNull(context.RunExperience("landing-page-test"));
    }
}
