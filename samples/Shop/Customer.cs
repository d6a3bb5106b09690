namespace Shop;

/// <summary>Who is shopping, as the shop's own code knows them.</summary>
internal sealed record Customer(string Id, string Country, string Plan, int Age, decimal Spent)
{
    /// <summary>What Convert's audiences may know of the customer.</summary>
    public VisitorAttributes Attributes => new() { Country = Country, Plan = Plan, Age = Age, LifetimeValue = (double)Spent };
}
