// Draws every path from one person to one app: look at the result as a graph.
// Change the login and the label.
MATCH (user:User {login: "ada.lopez@larkspur.example"}), (app:App {label: "Payroll"})
MATCH path = (user)-[:ASSIGNED|MEMBER_OF]->{1,2}(app)
RETURN path LIMIT 100
