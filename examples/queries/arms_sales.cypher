// Who sells which weapons to whom?
MATCH (supplier)<-[:SUPPLIER]-(sale:ArmsTransfer)-[:RECIPIENT]->(recipient)
OPTIONAL MATCH (sale)-[:PRODUCT]->(product)
RETURN supplier.name AS supplier, recipient.name AS recipient, sale.modality AS modality, product.name AS product
ORDER BY supplier, recipient, modality, product;
