namespace Shop;

/// <summary>A customer, as the shop's own code represents one.</summary>
internal sealed record Customer(string Id, string Country, string Plan, int Age, decimal Spent)
{
    /// <summary>What Convert's audiences may know of the customer.</summary>
    public VisitorAttributes Attributes => new() { Country = Country, Plan = Plan, Age = Age, LifetimeValue = (double)Spent };
}
