global using Microsoft.FeatureManagement;
global using Microsoft.FeatureManagement.AspNetCore;
global using Microsoft.FeatureManagement.FeatureFilters;
global using Microsoft.FeatureManagement.Mvc;
