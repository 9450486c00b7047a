"""Cases poured through the running application, and what came of them."""
